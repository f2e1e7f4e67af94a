package dev.driveyard.server;

import java.nio.file.Path;
import java.util.List;

import dev.driveyard.tokens.TokenSecret;
import org.jspecify.annotations.Nullable;

/**
 * A server that listens, until it is closed: then it takes nothing more, and its runs
 * stop at their next chunk, to be gone on with by the next start.
 */
public interface RunningServer extends AutoCloseable {

	/** Where it listens by TCP. */
	String url();

	/** Its Unix socket, null if it has none. */
	@Nullable Path socket();

	/** The token that was made since there was none, null if there was. */
	@Nullable TokenSecret firstToken();

	/** What its user should know of how it began. */
	List<String> notes();

	@Override
	void close();

}
