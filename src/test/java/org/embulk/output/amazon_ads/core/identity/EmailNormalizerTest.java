package org.embulk.output.amazon_ads.core.identity;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EmailNormalizerTest {
  private final Normalizer normalizer = new EmailNormalizer();

  @ParameterizedTest(name = "{0} -> {1}: {2}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          abc@example.com              | abc@example.com           | as it should be
          ABC@Example.COM              | abc@example.com           | lower case
          jane.doe+promo@example.com   | jane.doepromo@example.com | the plus goes, the tag's text stays
          j.a.n.e@gmail.com            | j.a.n.e@gmail.com         | dots stay, also for Gmail
          jane_doe@example.com         | jane_doe@example.com      | the underscore stays
          jane-doe@ex-ample.com        | jane-doe@ex-ample.com     | the dash stays
          o'brien@example.com          | obrien@example.com        | the apostrophe goes
          ja ne@exam ple.com           | jane@example.com          | blanks go
          <jane@example.com>           | jane@example.com          | brackets go
          jané@exämple.com             | jan@exmple.com            | accented letters go
          jane@example.com。            | jane@example.com          | what is not ASCII goes
          KIM@EXAMPLE.COM              | kim@example.com           | no Turkish letter case
          \u212Aim@example.com         | kim@example.com           | the Kelvin sign's lower case is k
          Jane <jane@shop.org>         | jane@shop.org             | the name before the brackets goes
          "Doe, Jane" <jane@shop.org>; | jane@shop.org             | whatever stands around them
          jane<at>@shop.org            | janeat@shop.org           | brackets that hold no address
          mailto:jane@shop.org         | jane@shop.org             | the scheme goes
          MailTo: jane@shop.org        | jane@shop.org             | in any letter case
          mailto:jane@shop.org?subject=a | jane@shop.org           | what follows the address too
          Jane <mailto:jane@shop.org>  | jane@shop.org             | both
          mailto@shop.org              | mailto@shop.org           | a name, not a scheme
          jane@shop.org.               | jane@shop.org             | the dot after it goes
          jane@shop.org...             | jane@shop.org             | several of them too
          <jane@shop.org.>             | jane@shop.org             | in brackets too
          <jane@shop.org> Jane         | jane@shop.org             | the name after the brackets goes
          <mailto:jane@shop.org>       | jane@shop.org             | the scheme in brackets goes
          a@b.c                        | a@b.c                     | as short as can be
          """)
  void agreesWithTheRule(String email, String normalized, String reason) {
    assertThat(normalizer.normalize(email, "US", false).normalized()).isEqualTo(normalized);
  }

  @ParameterizedTest(name = "{0}: {1}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          jane.example.com   | no at sign
          @example.com       | no text before it
          jane@              | no text after it
          jane@com           | no dot in the domain
          jane.doe@com       | no dot in the domain, but one before it
          jane.@com          | no dot in the domain, but one right before it
          ...                | nothing but dots
          é                  | nothing is left at all
          jane@doe@ex.com    | two at signs
          @                  | nothing else
          日本@example.com     | nothing is left before the at sign
          jane@日本。jp        | nothing is left of the dot
          n/a                | a word for nothing
          jane@shop.         | no dot in the domain but the last
          Jane <jane@shop>   | no dot in the domain
          Jane <@shop.org>   | no text before the at sign, in the brackets
          mailto:@shop.org   | no text after the scheme
          a@b.c <jane@shop.org> | two addresses
          mailto:a@b.c,d@e.f | two addresses
          mailto:a@b.c?cc=d@e.f | two addresses
          """)
  void leavesOutWhatIsNoAddress(String email, String reason) {
    assertThat(normalizer.normalize(email, "US", false).reason())
        .isEqualTo("not an e-mail address");
  }
}
