package dev.driveyard.content.child;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.Duration;

import dev.driveyard.content.containment.ChildJvm;
import dev.driveyard.content.containment.Containments;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class ExchangeTests {

	private final Ledger ledger = new Ledger();

	private Exchange<String> exchange(byte[] said) {
		return new Exchange<>(new ChildProcess<>(this.ledger, Containments.current()), new Child(new Recorded(said)),
				(target, position) -> -1, Duration.ofMinutes(5));
	}

	private static byte[] rooms(long... sizes) throws IOException {
		ByteArrayOutputStream bytes = new ByteArrayOutputStream();
		DataOutputStream out = new DataOutputStream(bytes);
		for (long size : sizes) {
			out.writeByte(ChildWire.ROOM);
			out.writeLong(size);
		}
		out.writeByte(ChildWire.DONE);
		out.writeUTF("well");
		return bytes.toByteArray();
	}

	@ParameterizedTest
	@ValueSource(longs = { 0, -1, Long.MIN_VALUE })
	void noMemoryIsNotAskedFor(long bytes) throws IOException {
		Exchange<String> exchange = exchange(rooms(bytes));
		assertThatThrownBy(() -> exchange.run("order", 10, 0)).isInstanceOf(Exchange.PipeException.class);
		exchange.release();
		assertThat(this.ledger.times).isZero();
		assertThat(this.ledger.taken).isZero();
	}

	@Test
	void memoryIsAskedForOnceAndGivenBack() throws IOException {
		Exchange<String> once = exchange(rooms(7));
		assertThat(once.run("order", 10, 0)).isEqualTo("order well");
		assertThat(this.ledger.taken).isEqualTo(7);
		once.release();
		assertThat(this.ledger.taken).isZero();
		Exchange<String> twice = exchange(rooms(7, 8));
		assertThatThrownBy(() -> twice.run("order", 10, 0)).isInstanceOf(Exchange.PipeException.class);
		twice.release();
		assertThat(this.ledger.times).isEqualTo(2);
		assertThat(this.ledger.taken).isZero();
	}

	/**
	 * Counts what is taken.
	 */
	private static final class Ledger implements ChildTask<String> {

		private int times;

		private long taken;

		@Override
		public void reserve(long bytes) {
			this.times++;
			this.taken += bytes;
		}

		@Override
		public void release(long bytes) {
			this.taken -= bytes;
		}

		@Override
		public String read(String order, DataInputStream in) throws IOException {
			return order + " " + in.readUTF();
		}

		@Override
		public ChildJvm jvm() {
			throw new UnsupportedOperationException();
		}

		@Override
		public Duration deadline(String order) {
			return Duration.ofMinutes(5);
		}

		@Override
		public int filesPerChild() {
			return 10;
		}

		@Override
		public Duration longestWork() {
			return Duration.ofMinutes(5);
		}

		@Override
		public String timedOut(String message) {
			return message;
		}

		@Override
		public String crashed(String message) {
			return message;
		}

		@Override
		public ChildUnavailableException unavailable(String reason, Throwable cause) {
			return new ChildUnavailableException("It", reason, cause);
		}

	}

	/**
	 * A child that says what it was told to, whatever it hears.
	 */
	private static final class Recorded extends Process {

		private final InputStream said;

		private Recorded(byte[] said) {
			this.said = new ByteArrayInputStream(said);
		}

		@Override
		public InputStream getInputStream() {
			return this.said;
		}

		@Override
		public OutputStream getOutputStream() {
			return OutputStream.nullOutputStream();
		}

		@Override
		public InputStream getErrorStream() {
			return InputStream.nullInputStream();
		}

		@Override
		public long pid() {
			return 0;
		}

		@Override
		public int waitFor() {
			return 0;
		}

		@Override
		public int exitValue() {
			return 0;
		}

		@Override
		public void destroy() {
		}

	}

}
