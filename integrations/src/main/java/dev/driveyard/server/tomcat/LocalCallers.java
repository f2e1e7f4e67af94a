package dev.driveyard.server.tomcat;

import java.io.IOException;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import org.apache.catalina.connector.Connector;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ValveBase;

/**
 * Marks the requests that came by the Unix socket, which only the library's owner can
 * reach. No client can set the mark: it is no part of what is sent.
 */
public final class LocalCallers extends ValveBase {

	private static final String MARK = LocalCallers.class.getName();

	private final Connector local;

	LocalCallers(Connector local) {
		super(true);
		this.local = local;
	}

	/** Whether a request came by the Unix socket. */
	public static boolean isLocal(HttpServletRequest request) {
		return request.getAttribute(MARK) != null;
	}

	@Override
	public void invoke(Request request, Response response) throws IOException, ServletException {
		if (request.getConnector() == this.local) {
			request.setAttribute(MARK, MARK);
		}
		getNext().invoke(request, response);
	}

}
