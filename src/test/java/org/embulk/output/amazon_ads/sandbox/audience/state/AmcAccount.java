package org.embulk.output.amazon_ads.sandbox.audience.state;

import java.util.ArrayList;
import java.util.List;

/** An AMC account, with the instances that {@code /amc/instances} lists for it. */
public record AmcAccount(String id, String marketplaceId, List<AmcInstance> instances) {
  public AmcAccount(String id, String marketplaceId) {
    this(id, marketplaceId, List.of());
  }

  public AmcAccount instance(String instanceId) {
    return instance(instanceId, "COMPLETED");
  }

  public AmcAccount instance(String instanceId, String creationStatus) {
    List<AmcInstance> more = new ArrayList<>(instances);
    more.add(new AmcInstance(instanceId, creationStatus));
    return new AmcAccount(id, marketplaceId, List.copyOf(more));
  }

  boolean has(String instanceId) {
    return instances.stream().anyMatch(instance -> instance.id().equals(instanceId));
  }

  /** One AMC instance, with the status of its creation. */
  public record AmcInstance(String id, String creationStatus) {}
}
