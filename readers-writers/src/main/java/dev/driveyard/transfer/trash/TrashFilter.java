package dev.driveyard.transfer.trash;

import java.time.LocalDateTime;

import org.jspecify.annotations.Nullable;

/**
 * What is to go when a trash is emptied. Both conditions must hold.
 *
 * @param before only what was trashed before this; null for any time
 * @param path only what was at this path or below it; null for any path
 */
public record TrashFilter(@Nullable LocalDateTime before, @Nullable String path) {

	/** Everything, also what the trash can't tell anything of. */
	public static final TrashFilter ALL = new TrashFilter(null, null);

	/**
	 * Whether what was there at that time is to go; what is not known matches no
	 * condition.
	 */
	public boolean matches(@Nullable String original, @Nullable LocalDateTime deleted) {
		return matchesPath(original) && (this.before == null || (deleted != null && deleted.isBefore(this.before)));
	}

	private boolean matchesPath(@Nullable String original) {
		return this.path == null
				|| (original != null && (original.equals(this.path) || original.startsWith(this.path + "/")));
	}

}
