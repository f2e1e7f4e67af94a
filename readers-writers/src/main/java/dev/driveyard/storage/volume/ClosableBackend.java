package dev.driveyard.storage.volume;

import java.io.Closeable;

import dev.driveyard.storage.Backend;

/**
 * A backend that holds connections or files open until it is closed.
 */
public interface ClosableBackend extends Backend, Closeable {

}
