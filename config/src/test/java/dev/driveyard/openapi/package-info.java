/**
 * Makes the OpenAPI document of the server from its controllers: paths, parameters and
 * bodies from what Spring MVC maps, words from their Javadoc. Nothing of it is in the
 * application, which only has the document.
 */
@NullMarked
package dev.driveyard.openapi;

import org.jspecify.annotations.NullMarked;
