package dev.driveyard.server.tryit;

import java.io.IOException;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.util.Map;

import dev.driveyard.server.problem.ProblemException;
import dev.driveyard.server.problem.ProblemType;
import dev.driveyard.server.tomcat.LocalCallers;
import jakarta.servlet.http.HttpServletRequest;
import org.springframework.core.io.ClassPathResource;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/**
 * The page and what belongs to it. It holds no secret and wants no token; what it asks
 * the API wants one. It is there for this machine alone.
 */
@RestController
final class TryItController {

	/** What the page may do: load what is here, and ask here. */
	private static final String POLICY = "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self';"
			+ " base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

	private static final String PAGE = "try.html";

	private static final Map<String, MediaType> FILES = Map.of(PAGE, MediaType.TEXT_HTML, "try.css",
			MediaType.parseMediaType("text/css"), "try.js", MediaType.parseMediaType("text/javascript"));

	@GetMapping(TryItConfiguration.PATH)
	ResponseEntity<byte[]> page(HttpServletRequest request) throws IOException {
		return file(request, PAGE);
	}

	@GetMapping(TryItConfiguration.PATH + "/{name}")
	ResponseEntity<byte[]> file(HttpServletRequest request, @PathVariable String name) throws IOException {
		MediaType type = FILES.get(name);
		if (type == null || !isHere(request)) {
			throw new ProblemException(ProblemType.NOT_FOUND, "There is nothing here.");
		}
		return ResponseEntity.ok()
			.contentType(new MediaType(type, StandardCharsets.UTF_8))
			.cacheControl(CacheControl.noStore())
			.header("Content-Security-Policy", POLICY)
			.header("X-Content-Type-Options", "nosniff")
			.header("Referrer-Policy", "no-referrer")
			.body(new ClassPathResource(name, TryItController.class).getContentAsByteArray());
	}

	/** Whether a request comes from this machine. */
	static boolean isHere(HttpServletRequest request) throws IOException {
		return LocalCallers.isLocal(request) || InetAddress.getByName(request.getRemoteAddr()).isLoopbackAddress();
	}

}
