/**
 * What the server can be asked, as an OpenAPI document. It is made from the controllers
 * when they are tested, not when the server starts: whoever adds or changes a controller
 * writes it anew by {@code mvn -pl config -am test -Dtest=OpenApiTests
 * -Dsurefire.failIfNoSpecifiedTests=false -Ddriveyard.openapi.write=true}.
 */
@NullMarked
package dev.driveyard.server.openapi;

import org.jspecify.annotations.NullMarked;
