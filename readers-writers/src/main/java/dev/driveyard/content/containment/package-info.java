/**
 * Child JVMs that read files of strangers: started so that what such a file makes of them
 * harms nobody else. How well they are contained depends on the machine; the strongest
 * way that works is found by trying.
 */
@NullMarked
package dev.driveyard.content.containment;

import org.jspecify.annotations.NullMarked;
