package dev.driveyard.server.tryit;

import java.io.IOException;
import java.lang.reflect.Proxy;

import dev.driveyard.server.problem.ProblemException;
import jakarta.servlet.http.HttpServletRequest;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * {@link TryItController} for callers from elsewhere.
 */
class TryItControllerTests {

	private final TryItController controller = new TryItController();

	private static HttpServletRequest from(String address) {
		return (HttpServletRequest) Proxy.newProxyInstance(TryItControllerTests.class.getClassLoader(),
				new Class<?>[] { HttpServletRequest.class },
				(proxy, method, arguments) -> method.getName().equals("getRemoteAddr") ? address : null);
	}

	@ParameterizedTest
	@ValueSource(strings = { "127.0.0.1", "127.8.9.10", "::1", "0:0:0:0:0:0:0:1" })
	void thisMachineSeesIt(String address) throws IOException {
		assertThat(this.controller.page(from(address)).getBody()).asString().contains("<title>Driveyard");
	}

	@ParameterizedTest
	@ValueSource(strings = { "192.0.2.1", "10.0.0.1", "169.254.1.1", "2001:db8::1", "::ffff:192.0.2.1" })
	void nobodyElseDoes(String address) {
		assertThatExceptionOfType(ProblemException.class).isThrownBy(() -> this.controller.page(from(address)));
		assertThatExceptionOfType(ProblemException.class)
			.isThrownBy(() -> this.controller.file(from(address), "try.js"));
	}

}
