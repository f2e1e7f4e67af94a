package dev.driveyard.server;

import java.io.IOException;

import dev.driveyard.database.LibraryDataSources;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Lets requests be answered by connections that runs do not have. Comes before all that
 * reads.
 */
final class AnswerFilter extends OncePerRequestFilter {

	private final LibraryDataSources dataSources;

	AnswerFilter(LibraryDataSources dataSources) {
		this.dataSources = dataSources;
	}

	@Override
	protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
			throws ServletException, IOException {
		try (LibraryDataSources.Answering answering = this.dataSources.answering()) {
			chain.doFilter(request, response);
		}
	}

}
