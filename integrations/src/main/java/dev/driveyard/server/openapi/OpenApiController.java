package dev.driveyard.server.openapi;

import java.io.IOException;

import dev.driveyard.server.ServerConfiguration;
import org.springframework.core.io.ClassPathResource;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * Shows what can be asked.
 */
@RestController
@RequestMapping(ServerConfiguration.API + "/openapi.json")
public final class OpenApiController {

	private static final String DOCUMENT = "openapi.json";

	/** This document. */
	@GetMapping(produces = MediaType.APPLICATION_JSON_VALUE)
	byte[] document() throws IOException {
		return new ClassPathResource(DOCUMENT, OpenApiController.class).getContentAsByteArray();
	}

}
