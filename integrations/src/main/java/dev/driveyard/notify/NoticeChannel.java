package dev.driveyard.notify;

import dev.driveyard.runs.notices.StoredNotice;

/**
 * A way to tell somebody.
 */
interface NoticeChannel {

	/** Its name, stored with each notice: it never changes. */
	String name();

	/** Who is told, without what is a secret. */
	String receiver();

	/**
	 * Tells somebody, and comes back once it was taken.
	 * @throws NoticeException if it was not
	 */
	void send(StoredNotice notice) throws NoticeException, InterruptedException;

}
