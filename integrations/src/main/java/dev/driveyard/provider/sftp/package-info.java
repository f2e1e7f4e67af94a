/**
 * Servers that are reached by SFTP, to be read. SSH is JSch's; what is said over it is
 * version 3 of the protocol, which nearly every server speaks, in packets of our own:
 * names stay bytes, links are never followed unasked, many requests are under way at
 * once, and an answer that did not come whole is no answer.
 */
@NullMarked
package dev.driveyard.provider.sftp;

import org.jspecify.annotations.NullMarked;
