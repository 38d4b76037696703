package org.embulk.output.amazon_ads.conversion;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.stream.Collectors;
import org.embulk.config.ConfigException;
import org.embulk.output.amazon_ads.core.config.Options;
import org.embulk.output.amazon_ads.core.config.Problems;
import org.embulk.output.amazon_ads.fuzz.FuzzInput;

/**
 * Reads any text as {@code custom_data}: attributes that the option could have been written from,
 * or problems of one printable line each.
 */
public final class CustomDataOptionFuzz {
  private CustomDataOptionFuzz() {}

  public static void fuzzerTestOneInput(byte[] data) {
    FuzzInput input = new FuzzInput(data);
    StringBuilder text = new StringBuilder();
    while (!input.isEmpty()) {
      text.append(input.oneOf("", "a", ":", ",", "STRING", "INTEGER", ":TIMESTAMP,", "\u3000"));
      text.append(input.choose(4) == 0 ? input.text() : "");
    }
    Problems problems = new Problems("amazon_ads_conversion");
    List<CustomAttribute> read = read(text.toString(), problems);
    try {
      problems.throwIfAny();
    } catch (ConfigException e) {
      checkMessage(e.getMessage());
      return;
    }
    checkAttributes(read);
  }

  private static List<CustomAttribute> read(String text, Problems problems) {
    String json = new ObjectNode(JsonNodeFactory.instance).put("custom_data", text).toString();
    return CustomDataOption.read(new Options(json, problems));
  }

  private static void checkAttributes(List<CustomAttribute> read) {
    String written =
        read.stream()
            .map(attribute -> attribute.name() + ":" + attribute.type())
            .collect(Collectors.joining(","));
    List<CustomAttribute> again = read(written, new Problems("amazon_ads_conversion"));
    boolean same = read.size() == again.size();
    for (int i = 0; same && i < read.size(); i++) {
      same = read.get(i).name().equals(again.get(i).name());
      same &= read.get(i).type() == again.get(i).type();
    }
    if (!same || read.size() > CustomDataOption.MAX_ATTRIBUTES) {
      throw new AssertionError("read as " + written);
    }
  }

  private static void checkMessage(String message) {
    for (String line : message.split("\n", -1)) {
      boolean printable = line.codePoints().noneMatch(CustomDataOptionFuzz::isUnprintable);
      boolean ours = line.startsWith("- \"custom_data\": ") || line.endsWith("this config:");
      if (!printable || !ours) {
        throw new AssertionError("a line that is not ours: " + line);
      }
    }
  }

  private static boolean isUnprintable(int character) {
    return Character.isISOControl(character)
        || Character.getType(character) == Character.FORMAT
        || Character.getType(character) == Character.SURROGATE;
  }
}
