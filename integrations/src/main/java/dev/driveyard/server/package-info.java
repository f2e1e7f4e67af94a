/**
 * The server: what a library can be asked and told over HTTP.
 * <p>
 * How a controller is added: a {@code @RestController} with paths below
 * {@link dev.driveyard.server.ServerConfiguration#API}, in a package of its feature, that
 * binds, calls once and answers with a record; its class is named in the {@code @Import}
 * of {@link dev.driveyard.server.ServerConfiguration}, since nothing is scanned. What may
 * be asked by whom follows from method and path: to read wants a viewer, all else an
 * operator, {@code tokens} an administrator (see
 * {@link dev.driveyard.server.security.SecurityConfiguration}). Who asks is a parameter
 * of the type {@link dev.driveyard.server.security.Caller}, annotated with
 * {@code @AuthenticationPrincipal}. Exceptions with a
 * {@link dev.driveyard.failure.FailureCode} become problem details by themselves (see
 * {@link dev.driveyard.server.problem.ProblemAdvice}); others are thrown as
 * {@link dev.driveyard.server.problem.ProblemException}. What is read comes from the
 * connections that read: the one that writes is for runs.
 */
@NullMarked
package dev.driveyard.server;

import org.jspecify.annotations.NullMarked;
