package org.embulk.output.amazon_ads.conversion;

import org.embulk.config.ConfigException;
import org.embulk.output.amazon_ads.core.auth.AuthorizationException;
import org.embulk.output.amazon_ads.core.config.Region;
import org.embulk.output.amazon_ads.core.deliver.AmazonAdsClient;
import org.embulk.output.amazon_ads.core.deliver.UnreachableHostException;
import org.embulk.spi.DataException;

/** Finds out before any row whether Amazon's hosts can be reached, and whether there is a login. */
final class AmazonCheck {
  private AmazonCheck() {}

  /** Throws what ends the job if a host can't be reached, or if there is no login. */
  static void run(Settings settings) {
    Region region = settings.region;
    try (AmazonAdsClient once = Wiring.client(settings)) {
      if (!settings.apiToken.isPresent()) {
        once.checkHost(
            settings.tokenEndpoint,
            "Login with Amazon, " + region.origin("token_endpoint", settings.tokenEndpoint));
      }
      once.checkHost(
          settings.apiEndpoint,
          "the Events API, " + region.origin("api_endpoint", settings.apiEndpoint));
      once.checkLogin();
    } catch (UnreachableHostException e) {
      throw e.isLasting() ? new ConfigException(e.getMessage()) : new DataException(e.getMessage());
    } catch (AuthorizationException e) {
      throw e.kind() == AuthorizationException.Kind.CONFIG
          ? new ConfigException(e.getMessage())
          : new DataException(e.getMessage());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new DataException("the job was interrupted before any row was processed");
    }
  }
}
