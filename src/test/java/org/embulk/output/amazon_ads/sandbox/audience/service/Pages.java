package org.embulk.output.amazon_ads.sandbox.audience.service;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import org.embulk.output.amazon_ads.sandbox.service.Json;

/** Gives out a list in pages of one, so that whoever has two must turn the page. */
final class Pages {
  private Pages() {}

  /**
   * Returns the page that the call asks for, without {@code nextToken} if it is the last.
   *
   * @param owner whose list it is: a token of one list is none of another
   */
  static ObjectNode page(Call call, String field, String owner, List<ObjectNode> all)
      throws Refusal {
    int index = 0;
    if (call.parameter("nextToken").isPresent()) {
      String token = call.parameter("nextToken").get();
      while (index < all.size() && !token.equals(token(owner, index))) {
        index++;
      }
      if (index == 0 || index >= all.size()) {
        throw call.fault(400, "nextToken was not given out for this list");
      }
    }
    ObjectNode page = Json.object();
    page.putArray(field).addAll(all.subList(index, Math.min(index + 1, all.size())));
    return index + 1 < all.size() ? page.put("nextToken", token(owner, index + 1)) : page;
  }

  /** Has in it what must be encoded in a query. */
  private static String token(String owner, int index) {
    return owner + "+/" + index + "==&";
  }
}
