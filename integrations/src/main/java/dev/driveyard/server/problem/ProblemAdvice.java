package dev.driveyard.server.problem;

import java.util.Optional;

import dev.driveyard.failure.CodedException;
import dev.driveyard.failure.Failure;
import dev.driveyard.failure.FailureCode;
import dev.driveyard.jobs.operate.InvalidParameterException;
import dev.driveyard.jobs.operate.MissingPathException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.TypeMismatchException;
import org.springframework.dao.DataAccessException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.transaction.TransactionException;
import org.springframework.validation.FieldError;
import org.springframework.web.ErrorResponse;
import org.springframework.web.bind.MethodArgumentNotValidException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.context.request.WebRequest;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;
import org.springframework.web.servlet.mvc.method.annotation.ResponseEntityExceptionHandler;

/**
 * Makes a problem of each exception of a controller.
 */
@RestControllerAdvice
public final class ProblemAdvice extends ResponseEntityExceptionHandler {

	private static final Logger log = LoggerFactory.getLogger(ProblemAdvice.class);

	private static ResponseEntity<Object> answer(ProblemDetail problem) {
		return ResponseEntity.status(problem.getStatus())
			.contentType(MediaType.APPLICATION_PROBLEM_JSON)
			.header(HttpHeaders.CACHE_CONTROL, "no-store")
			.body(problem);
	}

	@ExceptionHandler
	ResponseEntity<Object> handle(ProblemException ex) {
		return answer(ex.problem());
	}

	@ExceptionHandler
	ResponseEntity<Object> handle(InvalidParameterException ex) {
		return answer(FieldProblem.of("parameters." + ex.parameter(), ex.problem()));
	}

	@ExceptionHandler
	ResponseEntity<Object> handle(MissingPathException ex) {
		return answer(ProblemType.NO_SUCH_PATH.detail(ex.failure().message()));
	}

	@ExceptionHandler
	ResponseEntity<Object> handle(IllegalArgumentException ex) {
		return (ex instanceof CodedException coded && coded.failure().code() != FailureCode.OTHER)
				? answer(FailureProblems.of(coded.failure()))
				: answer(ProblemType.INVALID_REQUEST.detail(String.valueOf(ex.getMessage())));
	}

	@ExceptionHandler({ DataAccessException.class, TransactionException.class })
	ResponseEntity<Object> handle(RuntimeException ex) {
		log.warn("The database did not do what a request needs", ex);
		return answer(ProblemType.UNAVAILABLE
			.detail("The library's database can't do this now. Try again; the log in the library's folder says more."));
	}

	/** Those that belong to the chain of filters go on to it. */
	@ExceptionHandler
	ResponseEntity<Object> handle(Exception ex) throws Exception {
		if (ex instanceof AccessDeniedException || ex instanceof AuthenticationException) {
			throw ex;
		}
		if (ex instanceof CodedException coded) {
			Failure failure = coded.failure();
			return answer(FailureProblems.of(failure));
		}
		Optional<ProblemDetail> container = ContainerProblems.find(ex);
		if (container.isPresent()) {
			return answer(container.get());
		}
		log.error("A request failed", ex);
		return answer(ProblemType.INTERNAL_ERROR
			.detail("That is a fault of the server. The log in the library's folder says more."));
	}

	@Override
	protected @Nullable ResponseEntity<Object> handleHttpMessageNotReadable(HttpMessageNotReadableException ex,
			HttpHeaders headers, HttpStatusCode status, WebRequest request) {
		return answer(ContainerProblems.find(ex).orElseGet(() -> JsonProblems.of(ex)));
	}

	@Override
	protected @Nullable ResponseEntity<Object> handleTypeMismatch(TypeMismatchException ex, HttpHeaders headers,
			HttpStatusCode status, WebRequest request) {
		String name = (ex instanceof MethodArgumentTypeMismatchException argument) ? argument.getName()
				: String.valueOf(ex.getPropertyName());
		return answer(FieldProblem.of(name, "has a value that it can't have"));
	}

	@Override
	protected @Nullable ResponseEntity<Object> handleMethodArgumentNotValid(MethodArgumentNotValidException ex,
			HttpHeaders headers, HttpStatusCode status, WebRequest request) {
		FieldError field = ex.getBindingResult().getFieldError();
		return answer((field != null) ? FieldProblem.of(field.getField(), "has a value that it can't have")
				: ProblemType.INVALID_REQUEST.detail("The parameters of the request can't be understood."));
	}

	@Override
	protected @Nullable ResponseEntity<Object> handleExceptionInternal(Exception ex, @Nullable Object body,
			HttpHeaders headers, HttpStatusCode status, WebRequest request) {
		String detail = (body instanceof ProblemDetail problem && problem.getDetail() != null) ? problem.getDetail()
				: detail(ex);
		ProblemDetail problem = ProblemType.of(status).detail(detail);
		problem.setStatus(status.value());
		return ResponseEntity.status(status)
			.headers(headers)
			.contentType(MediaType.APPLICATION_PROBLEM_JSON)
			.body(problem);
	}

	private static String detail(Exception ex) {
		return (ex instanceof ErrorResponse response && response.getBody().getDetail() != null)
				? String.valueOf(response.getBody().getDetail()) : "It can't be done.";
	}

}
