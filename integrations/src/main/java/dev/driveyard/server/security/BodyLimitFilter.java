package dev.driveyard.server.security;

import java.io.IOException;

import dev.driveyard.server.problem.BodyTooLargeException;
import dev.driveyard.server.problem.ProblemType;
import dev.driveyard.server.problem.ProblemWriter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Reads no more of a body than a server's memory should hold, whether or not its length
 * is said before.
 */
public final class BodyLimitFilter extends OncePerRequestFilter {

	private final long limit;

	public BodyLimitFilter(long limit) {
		this.limit = limit;
	}

	@Override
	protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
			throws ServletException, IOException {
		if (request.getContentLengthLong() > this.limit) {
			ProblemWriter.write(response,
					ProblemType.TOO_LARGE.detail(String.valueOf(new BodyTooLargeException(this.limit).getMessage())));
			return;
		}
		chain.doFilter(new LimitedRequest(request, this.limit), response);
	}

	private static final class LimitedRequest extends HttpServletRequestWrapper {

		private final long limit;

		LimitedRequest(HttpServletRequest request, long limit) {
			super(request);
			this.limit = limit;
		}

		@Override
		public ServletInputStream getInputStream() throws IOException {
			return new LimitedStream(super.getInputStream(), this.limit);
		}

	}

	private static final class LimitedStream extends ServletInputStream {

		private final ServletInputStream stream;

		private final long limit;

		private long count;

		LimitedStream(ServletInputStream stream, long limit) {
			this.stream = stream;
			this.limit = limit;
		}

		private int counted(int bytes) throws IOException {
			this.count += Math.max(0, bytes);
			if (this.count > this.limit) {
				throw new BodyTooLargeException(this.limit);
			}
			return bytes;
		}

		@Override
		public int read() throws IOException {
			int one = this.stream.read();
			counted((one >= 0) ? 1 : 0);
			return one;
		}

		@Override
		public int read(byte[] bytes, int offset, int length) throws IOException {
			return counted(this.stream.read(bytes, offset, length));
		}

		@Override
		public boolean isFinished() {
			return this.stream.isFinished();
		}

		@Override
		public boolean isReady() {
			return this.stream.isReady();
		}

		@Override
		public void setReadListener(ReadListener listener) {
			this.stream.setReadListener(listener);
		}

	}

}
