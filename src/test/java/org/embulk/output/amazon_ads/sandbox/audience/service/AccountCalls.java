package org.embulk.output.amazon_ads.sandbox.audience.service;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.embulk.output.amazon_ads.sandbox.audience.state.AccountBook;
import org.embulk.output.amazon_ads.sandbox.audience.state.AgencyProfile;
import org.embulk.output.amazon_ads.sandbox.audience.state.AmcAccount;
import org.embulk.output.amazon_ads.sandbox.audience.state.Terms;
import org.embulk.output.amazon_ads.sandbox.service.Json;
import org.embulk.output.amazon_ads.sandbox.transport.RawResponse;

/** Answers the questions that a job asks before it makes anything. */
final class AccountCalls {
  /** The agreement is long, as the real one: whoever reads it as a text has to have the room. */
  private static final String AGREEMENT =
      "<h1>Agreement</h1>\n" + "<p>The parties agree.</p>\n".repeat(4000);

  private final AccountBook book;

  AccountCalls(AccountBook book) {
    this.book = book;
  }

  RawResponse terms(Call call) throws Refusal {
    if (book.terms() == Terms.ABSENT) {
      throw call.refusal(404, "There are no terms");
    }
    if (book.terms() == Terms.ACCEPTED) {
      return call.answer(200, Json.object().put("hasAccepted", true));
    }
    ObjectNode json =
        Json.object().put("agreementContent", AGREEMENT).put("agreementToken", "agreement-1");
    return call.answer(200, book.terms() == Terms.UNSAID ? json : json.put("hasAccepted", false));
  }

  /** Ends with a page whose {@code nextToken} is null. */
  RawResponse accounts(Call call) throws Refusal {
    List<ObjectNode> all = new ArrayList<>();
    for (AmcAccount account : book.amcAccounts()) {
      all.add(
          Json.object()
              .put("accountId", account.id())
              .put("accountName", "Account " + account.id())
              .put("marketplaceId", account.marketplaceId()));
    }
    ObjectNode page = Pages.page(call, "amcAccounts", "accounts", all);
    return call.answer(200, page.has("nextToken") ? page : page.putNull("nextToken"));
  }

  /** Ends with a page without {@code nextToken}. */
  RawResponse instances(Call call) throws Refusal {
    AmcAccount account =
        book.account(
                call.header(HeadCheck.ACCOUNT_HEADER), call.header(HeadCheck.MARKETPLACE_HEADER))
            .orElseThrow(() -> call.refusal(403, "No access to this account"));
    List<ObjectNode> all = new ArrayList<>();
    for (AmcAccount.AmcInstance instance : account.instances()) {
      all.add(
          Json.object()
              .put("instanceId", instance.id())
              .put("instanceName", "Instance " + instance.id())
              .put("creationStatus", instance.creationStatus()));
    }
    return call.answer(200, Pages.page(call, "instances", account.id(), all));
  }

  RawResponse profiles(Call call) {
    ArrayNode all = Json.array();
    for (AgencyProfile profile : book.agencyProfiles()) {
      all.addObject()
          .put("profileId", profile.id())
          .put("countryCode", "US")
          .putObject("accountInfo")
          .put("id", "ENTITY" + profile.id())
          .put("type", "agency")
          .put("name", "Agency " + profile.id());
    }
    return call.answer(200, all);
  }

  /**
   * Shows the advertisers of the profile. If the filter names none of them, this is not the profile
   * to ask, and it says so with 401; a profile without any advertiser shows an empty list instead.
   */
  RawResponse advertisers(Call call) throws Refusal {
    Optional<AgencyProfile> profile = book.profile(call.header(HeadCheck.PROFILE_HEADER));
    Optional<List<String>> filter =
        call.parameter("advertiserIdFilter").map(text -> List.of(text.split(",")));
    List<String> shown =
        profile.map(AgencyProfile::advertiserIds).orElse(List.of()).stream()
            .filter(id -> filter.isEmpty() || filter.get().contains(id))
            .toList();
    if (profile.isEmpty() || (shown.isEmpty() && !profile.get().advertiserIds().isEmpty())) {
      throw new Refusal(
          ErrorBody.gatewayDetails(401, "UNAUTHORIZED", "No access to this profile"), "");
    }
    ObjectNode json = Json.object().put("totalResults", shown.size());
    ArrayNode list = json.putArray("response");
    shown.forEach(id -> list.addObject().put("advertiserId", id).put("name", "Advertiser " + id));
    return call.answer(200, json);
  }
}
