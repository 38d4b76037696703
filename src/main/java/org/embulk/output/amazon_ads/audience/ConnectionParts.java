package org.embulk.output.amazon_ads.audience;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.embulk.config.ConfigException;
import org.embulk.output.amazon_ads.core.config.Names;
import org.embulk.output.amazon_ads.core.deliver.Reply;
import org.embulk.output.amazon_ads.core.http.HttpRequest;
import org.embulk.output.amazon_ads.core.job.ApiClient;
import org.embulk.output.amazon_ads.core.text.Printable;
import org.embulk.spi.DataException;

/** Looks up what a new connection consists of, so that a wrong id is known before it is made. */
final class ConnectionParts {
  private static final List<String> USABLE = Arrays.asList("COMPLETED", "SUCCEEDED");
  private static final String ADVERTISERS = "list the DSP advertisers";

  private final ApiClient api;
  private final Settings settings;

  ConnectionParts(ApiClient api, Settings settings) {
    this.api = api;
    this.settings = settings;
  }

  /** Returns the body of the request for the connection. */
  ObjectNode find() throws InterruptedException {
    ObjectNode parts = JsonNodeFactory.instance.objectNode();
    addInstance(parts);
    if (settings.advertiserId.isPresent()) {
      parts.put("dspAdvertiserId", settings.advertiserId.get());
      parts.put("dspProfileId", profile(settings.advertiserId.get()));
    }
    return parts;
  }

  private void addInstance(ObjectNode parts) throws InterruptedException {
    List<String> accounts = new ArrayList<>();
    String found = "";
    for (JsonNode account : accounts()) {
      String id = ApiClient.id(account.path("accountId"));
      accounts.add(Printable.quoted(id));
      if (settings.accountId.isPresent() && !settings.accountId.get().equals(id)) {
        continue;
      }
      String marketplace = ApiClient.id(account.path("marketplaceId"));
      Optional<String> status = instanceStatus(id, marketplace);
      if (status.filter(USABLE::contains).isPresent()) {
        parts.put("amcAccountId", id);
        parts.put("amcAccountMarketplaceId", marketplace);
        parts.put("amcInstanceId", settings.instanceId);
        return;
      }
      found = status.map(text -> "; it is in state " + Printable.of(text)).orElse(found);
    }
    throw new ConfigException(
        "\"amc_instance_id\": there is no usable AMC instance "
            + Printable.quoted(settings.instanceId)
            + settings.accountId.map(id -> " in account " + Printable.quoted(id)).orElse("")
            + found
            + "; AMC accounts that this login sees: "
            + (accounts.isEmpty() ? "none" : Names.list(accounts)));
  }

  private List<JsonNode> accounts() throws InterruptedException {
    List<JsonNode> accounts = new ArrayList<>();
    for (String token = ""; token != null; ) {
      HttpRequest request = api.request("amc/accounts", MediaTypes.CONNECTIONS);
      JsonNode page = api.ask("list the AMC accounts", next(request, token));
      page.path("amcAccounts").forEach(accounts::add);
      token = nextToken(page, token);
    }
    return accounts;
  }

  /** Returns the state of the instance; empty if the account has no such instance. */
  private Optional<String> instanceStatus(String account, String marketplace)
      throws InterruptedException {
    for (String token = ""; token != null; ) {
      HttpRequest request =
          api.request("amc/instances", MediaTypes.INSTANCES)
              .header("Amazon-Advertising-API-AdvertiserId", account)
              .header("Amazon-Advertising-API-MarketplaceId", marketplace)
              .query("limit", "100");
      JsonNode page = api.ask("list the AMC instances", next(request, token));
      for (JsonNode instance : page.path("instances")) {
        if (ApiClient.id(instance.path("instanceId")).equals(settings.instanceId)) {
          return Optional.of(instance.path("creationStatus").asText());
        }
      }
      token = nextToken(page, token);
    }
    return Optional.empty();
  }

  private static HttpRequest next(HttpRequest request, String token) {
    return token.isEmpty() ? request : request.query("nextToken", token);
  }

  /** Returns the token of the next page, or null if there is none. */
  private static String nextToken(JsonNode page, String token) {
    JsonNode next = page.path("nextToken");
    if (!next.isTextual() || next.asText().trim().isEmpty()) {
      return null;
    }
    if (next.asText().equals(token)) {
      throw new DataException("Amazon's list of AMC accounts or instances does not end");
    }
    return next.asText();
  }

  /** Returns the agency profile under whose scope the advertiser shows. */
  private String profile(String advertiser) throws InterruptedException {
    List<String> profiles = new ArrayList<>();
    HttpRequest request =
        api.request("v2/profiles", MediaTypes.JSON).query("profileTypeFilter", "agency");
    for (JsonNode profile : api.ask("list the agency profiles", request)) {
      profiles.add(ApiClient.id(profile.path("profileId")));
    }
    for (String profile : profiles) {
      if (advertisers(profile, Optional.of(advertiser)).contains(advertiser)) {
        return profile;
      }
    }
    List<String> seen = new ArrayList<>();
    for (String profile : profiles) {
      advertisers(profile, Optional.empty()).forEach(id -> seen.add(Printable.quoted(id)));
    }
    throw new ConfigException(
        "\"dsp_advertiser_id\": this login does not see the DSP advertiser "
            + Printable.quoted(advertiser)
            + "; those that it sees: "
            + (seen.isEmpty() ? "none" : Names.list(seen))
            + ". Check \"region\" too, and that the consent behind \"refresh_token\" has the scopes"
            + " advertising::campaign_management and advertising::audiences");
  }

  private List<String> advertisers(String profile, Optional<String> filter)
      throws InterruptedException {
    HttpRequest request =
        api.request("dsp/advertisers", MediaTypes.JSON)
            .header("Amazon-Advertising-API-Scope", profile);
    filter.ifPresent(id -> request.query("advertiserIdFilter", id));
    Reply<JsonNode> reply = api.send(ADVERTISERS, request, ApiClient::tree, true);
    List<String> ids = new ArrayList<>();
    if (reply.isDone()) {
      reply
          .value()
          .path("response")
          .forEach(one -> ids.add(ApiClient.id(one.path("advertiserId"))));
    } else if (reply.status() != 401) { // For this operation it means: not this profile.
      throw api.refused(ADVERTISERS, reply);
    }
    return ids;
  }
}
