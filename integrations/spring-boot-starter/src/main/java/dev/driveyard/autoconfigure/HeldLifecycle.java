package dev.driveyard.autoconfigure;

import org.springframework.context.support.DefaultLifecycleProcessor;

/**
 * Begins nothing when the library is opened, but when its host begins: what requests and
 * events go through is there then.
 */
final class HeldLifecycle extends DefaultLifecycleProcessor {

	@Override
	public void onRefresh() {
		// see the description of the class
	}

	/** Starts what starts by itself. */
	void begin() {
		super.onRestart();
	}

}
