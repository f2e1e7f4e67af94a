package dev.driveyard.storage;

import java.io.Closeable;

/**
 * A backend that holds connections or files open until it is closed.
 */
public interface ClosableBackend extends Backend, Closeable {

}
