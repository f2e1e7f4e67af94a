package dev.driveyard.server.tomcat;

import org.apache.coyote.http11.Http11NioProtocol;

/**
 * HTTP at a Unix socket that only its owner can ever open.
 */
final class PrivateSocketProtocol extends Http11NioProtocol {

	PrivateSocketProtocol() {
		super(new PrivateSocketEndpoint());
	}

}
