package org.embulk.output.amazon_ads.sandbox.audience.state;

/** All that the sandbox knows. */
public record AudienceState(
    AccountBook book,
    ConnectionStore connections,
    AudienceStore audiences,
    MemberStore members,
    UploadStore uploads) {}
