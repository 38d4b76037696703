package org.embulk.output.amazon_ads.core.report;

import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;

/**
 * How a file is made that only its owner may read: in one step, where the file system has modes.
 */
final class PrivateFile {
  private PrivateFile() {}

  /** Returns what to create the file with. */
  static FileAttribute<?>[] attributes(Path file) {
    boolean hasModes = file.getFileSystem().supportedFileAttributeViews().contains("posix");
    return hasModes
        ? new FileAttribute<?>[] {
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))
        }
        : new FileAttribute<?>[0];
  }
}
