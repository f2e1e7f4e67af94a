package dev.driveyard.content.child;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import static org.assertj.core.api.Assertions.assertThat;

class ChildTests {

	@Test
	@Timeout(60)
	void whatAChildStartedEndsWithIt() throws IOException, InterruptedException {
		Child child = new Child(new ProcessBuilder("sh", "-c", "sleep 600 & echo $!; wait").start());
		StringBuilder number = new StringBuilder();
		for (int next = child.in.read(); next != '\n'; next = child.in.read()) {
			number.append(new String(new byte[] { (byte) next }, StandardCharsets.US_ASCII));
		}
		ProcessHandle started = ProcessHandle.of(Long.parseLong(number.toString())).orElseThrow();
		assertThat(started.info().command()).isPresent();
		child.end();
		// where nobody takes note of its end it stays, as a process without a program
		while (started.isAlive() && started.info().command().isPresent()) {
			TimeUnit.MILLISECONDS.sleep(10);
		}
		assertThat(child.isAlive()).isFalse();
	}

}
