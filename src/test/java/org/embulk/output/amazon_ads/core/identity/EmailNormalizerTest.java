package org.embulk.output.amazon_ads.core.identity;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

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
          mailto:a@b.c?cc=d@e.f        | a@b.c                     | so does an address behind the question mark
          SMTP:jane@shop.org           | jane@shop.org             | any scheme goes
          Jane Doe (jane@shop.org)     | jane@shop.org             | round brackets
          jane@shop.org (Jane Doe)     | jane@shop.org             | with the name in them
          [Jane] jane@shop.org         | jane@shop.org             | square ones
          Jane Doe jane@shop.org       | jane@shop.org             | blanks alone
          Jane\u00A0Doe\u3000jane@shop.org | jane@shop.org           | of any kind
          Doe, Jane, jane@shop.org     | jane@shop.org             | commas
          E-mail: 'jane@shop.org'.     | jane@shop.org             | apostrophes around it
          jane@shop.org; jane@shop.org | jane@shop.org             | the same address twice
          Jane@Shop.org, jane@shop.org.| jane@shop.org             | the same once it is clean
          jane@shop.org?subject=a b    | jane@shop.org             | a question without a scheme
          jane @shop.org               | jane@shop.org             | a blank in the address
          jane@shop .org               | jane@shop.org             | in its domain, too
          "jane doe"@shop.org          | janedoe@shop.org          | quotes in the address
          jane@shop.org.               | jane@shop.org             | the dot after it goes
          jane@shop.org...             | jane@shop.org             | several of them too
          <jane@shop.org.>             | jane@shop.org             | in brackets too
          <jane@shop.org> Jane         | jane@shop.org             | the name after the brackets goes
          <mailto:jane@shop.org>       | jane@shop.org             | the scheme in brackets goes
          a@b.c                        | a@b.c                     | as short as can be
          """)
  void agreesWithTheRule(String email, String normalized, String reason) {
    assertThat(normalizer.normalize(email, "US").normalized()).isEqualTo(normalized);
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
          a@b.c/d@e.f        | two in one piece
          jane @shop.org jane @shop.org | two at signs
          """)
  void leavesOutWhatIsNoAddress(String email, String reason) {
    assertThat(normalizer.normalize(email, "US").reason()).isEqualTo("not an e-mail address");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "a@b.c <jane@shop.org>",
        "mailto:a@b.c,d@e.f",
        "jane@shop.org; joe@shop.org",
        "jane@shop.org joe@shop.org",
        "Jane (jane@shop.org) or Joe [joe@shop.org]",
        "jane@home <jane@shop.org>",
      })
  void leavesOutTwoAddresses(String emails) {
    assertThat(normalizer.normalize(emails, "US").reason())
        .isEqualTo("more than one e-mail address");
  }
}
