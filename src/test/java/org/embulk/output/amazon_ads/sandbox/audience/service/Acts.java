package org.embulk.output.amazon_ads.sandbox.audience.service;

import static java.util.Map.entry;

import java.util.Map;
import org.embulk.output.amazon_ads.sandbox.audience.state.AudienceState;

/** Says who does what an operation is there for. */
final class Acts {
  private Acts() {}

  static Map<Operation, Act> of(AudienceState state, Rules rules) {
    AccountCalls accounts = new AccountCalls(state.book());
    ConnectionCalls connections = new ConnectionCalls(state.connections(), state.book());
    AudienceCalls audiences =
        new AudienceCalls(state.audiences(), state.connections(), rules.secondCreate());
    UploadCalls uploads = new UploadCalls(state.uploads(), state.audiences(), state.members());
    return Map.ofEntries(
        entry(Operation.READ_TERMS, accounts::terms),
        entry(Operation.LIST_CONNECTIONS, connections::list),
        entry(Operation.LIST_ACCOUNTS, accounts::accounts),
        entry(Operation.LIST_INSTANCES, accounts::instances),
        entry(Operation.LIST_PROFILES, accounts::profiles),
        entry(Operation.LIST_ADVERTISERS, accounts::advertisers),
        entry(Operation.CREATE_CONNECTION, connections::create),
        entry(Operation.CREATE_AUDIENCE, audiences::create),
        entry(Operation.READ_AUDIENCE, audiences::read),
        entry(Operation.UPDATE_AUDIENCE, audiences::update),
        entry(Operation.UPLOAD, uploads::upload),
        entry(Operation.READ_STATUS, new StatusAct(state.uploads(), rules.statuses())));
  }
}
