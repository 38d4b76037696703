package org.embulk.output.amazon_ads.core.deliver;

/** Thrown when there is no connection to a host. Its message is for the user; it has no cause. */
public final class UnreachableHostException extends Exception {
  private static final long serialVersionUID = 1L;

  private final boolean lasting;

  /**
   * @param lasting whether there will be none until somebody changes something
   */
  UnreachableHostException(String message, boolean lasting) {
    super(message);
    this.lasting = lasting;
  }

  public boolean isLasting() {
    return lasting;
  }
}
