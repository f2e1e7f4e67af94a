package dev.driveyard.picture.turbo;

import com.sun.jna.Native;
import com.sun.jna.NativeLibrary;
import com.sun.jna.NativeLong;
import com.sun.jna.Pointer;

/**
 * The functions of libturbojpeg 2 and newer.
 */
final class TurboCalls {

	private TurboCalls() {
	}

	/**
	 * Binds them.
	 * @throws UnsatisfiedLinkError if it is no such library
	 */
	static void bind(String library) {
		Native.register(TurboCalls.class, NativeLibrary.getInstance(library));
	}

	static native Pointer tjInitDecompress();

	static native int tjDecompress2(Pointer handle, Pointer jpeg, NativeLong length, Pointer target, int width,
			int pitch, int height, int format, int flags);

	static native Pointer tjGetErrorStr2(Pointer handle);

	static native int tjGetErrorCode(Pointer handle);

	static native int tjDestroy(Pointer handle);

}
