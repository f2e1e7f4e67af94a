package dev.driveyard.cli.report;

import java.io.BufferedWriter;
import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.Base64;

/**
 * Writes one page that needs nothing else: its style is in it, and it has no script. It
 * follows the light or dark theme of the browser. All text is escaped. What is written is
 * not kept, so a page may be of any length. For one thread.
 */
public final class HtmlReport implements Closeable {

	private static final String STYLE = """
			:root{color-scheme:light dark;--ink:#1c1e21;--dim:#656b73;--line:#dcdfe3;--back:#fbfbfc;--card:#fff;--mark:#b4540a;--bar:#e7a35a}
			@media(prefers-color-scheme:dark){:root{--ink:#e6e8eb;--dim:#9aa1aa;--line:#353a41;--back:#16181b;--card:#1e2125;--mark:#f0a35e;--bar:#8a5a26}}
			*{box-sizing:border-box}
			body{margin:0;background:var(--back);color:var(--ink);font:15px/1.5 system-ui,sans-serif}
			main{max-width:76rem;margin:0 auto;padding:2rem 1.25rem 4rem}
			h1{font-size:1.5rem;margin:0 0 .25rem}h2{font-size:1.1rem;margin:2.25rem 0 .75rem}
			p{margin:.25rem 0;color:var(--dim)}
			dl{display:flex;flex-wrap:wrap;gap:.75rem;margin:1.25rem 0}
			dl div{background:var(--card);border:1px solid var(--line);border-radius:.5rem;padding:.6rem 1rem;min-width:9rem}
			dt{color:var(--dim);font-size:.8rem}dd{margin:0;font-size:1.25rem;font-variant-numeric:tabular-nums}
			details{background:var(--card);border:1px solid var(--line);border-radius:.5rem;margin:.4rem 0}
			summary{cursor:pointer;padding:.55rem .9rem;display:flex;gap:1rem;align-items:baseline}
			summary b{flex:0 0 7rem;text-align:right;color:var(--mark);font-variant-numeric:tabular-nums}
			summary span{flex:1;overflow-wrap:anywhere}summary small{color:var(--dim);white-space:nowrap}
			.bar{height:3px;background:var(--bar);border-radius:0 2px 2px 0}
			ul{list-style:none;margin:0;padding:.25rem .9rem .75rem}
			li{font:13px/1.6 ui-monospace,monospace;overflow-wrap:anywhere;white-space:pre-wrap;border-top:1px solid var(--line);padding:.15rem 0}
			table{border-collapse:collapse;width:100%}
			th,td{text-align:left;padding:.35rem .6rem;border-bottom:1px solid var(--line);vertical-align:top;overflow-wrap:anywhere}
			th{color:var(--dim);font-weight:600;font-size:.85rem;white-space:nowrap}
			td.s{white-space:nowrap}td.p{min-width:15rem}
			td.n{text-align:right;white-space:nowrap;font-variant-numeric:tabular-nums}
			.g{display:grid;grid-template-columns:repeat(auto-fill,minmax(11rem,1fr));gap:.75rem}
			figure{margin:0;background:var(--card);border:1px solid var(--line);border-radius:.5rem;overflow:hidden}
			figure img{display:block;width:100%;height:10rem;object-fit:contain;background:var(--back)}
			figcaption{padding:.4rem .6rem;font-size:.8rem;overflow-wrap:anywhere}figcaption small{display:block;color:var(--dim)}
			""";

	private static final int SHORT = 20;

	private static final String NUMBER = " class=\"n\"";

	private static final String WORD = " class=\"s\"";

	private static final String PATH = " class=\"p\"";

	private final Writer out;

	/**
	 * Begins a page.
	 * @param out closed with the report
	 */
	public HtmlReport(OutputStream out, String title, String subtitle) {
		this.out = new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8), 1 << 16);
		raw("<!DOCTYPE html>\n<html lang=\"en\"><head><meta charset=\"utf-8\">"
				+ "<meta name=\"viewport\" content=\"width=device-width,initial-scale=1\">"
				+ "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'; img-src data:\">"
				+ "<title>");
		text(title);
		raw("</title><style>\n" + STYLE + "</style></head><body><main>\n");
		element("h1", title);
		element("p", subtitle);
	}

	/** Begins a row of figures. */
	public HtmlReport beginFigures() {
		return raw("<dl>");
	}

	/** A figure with its name. */
	public HtmlReport figure(String name, String value) {
		raw("<div>");
		element("dt", name);
		element("dd", value);
		return raw("</div>\n");
	}

	/** Ends a row of figures. */
	public HtmlReport endFigures() {
		return raw("</dl>\n");
	}

	/** A heading. */
	public HtmlReport heading(String text) {
		return element("h2", text);
	}

	/** A paragraph. */
	public HtmlReport paragraph(String text) {
		return element("p", text);
	}

	/**
	 * Begins something that unfolds into a list.
	 * @param figure what stands first
	 * @param share of the largest of its kind, 0 to 1: drawn as a bar
	 */
	public HtmlReport beginDetails(String figure, String text, String remark, double share) {
		raw("<details><summary>");
		element("b", figure);
		element("span", text);
		element("small", remark);
		raw("</summary><div class=\"bar\" style=\"width:" + Math.round(1000 * Math.min(1, Math.max(0, share))) / 10.0
				+ "%\"></div><ul>\n");
		return this;
	}

	/** An item of a list. */
	public HtmlReport item(String text) {
		return element("li", text);
	}

	/** Ends what unfolds. */
	public HtmlReport endDetails() {
		return raw("</ul></details>\n");
	}

	/** Begins a grid of pictures. */
	public HtmlReport beginPictures() {
		return raw("<div class=\"g\">\n");
	}

	/**
	 * A picture, which is in the page itself.
	 * @param width in pixels
	 * @param height in pixels
	 */
	public HtmlReport picture(String mediaType, byte[] bytes, int width, int height, String caption, String remark) {
		raw("<figure><img loading=\"lazy\" width=\"" + width + "\" height=\"" + height + "\" alt=\"");
		text(caption);
		raw("\" src=\"data:" + mediaType + ";base64," + Base64.getEncoder().encodeToString(bytes) + "\"><figcaption>");
		text(caption);
		element("small", remark);
		return raw("</figcaption></figure>\n");
	}

	/** Ends a grid of pictures. */
	public HtmlReport endPictures() {
		return raw("</div>\n");
	}

	/** Begins a table. */
	public HtmlReport beginTable(String... columns) {
		raw("<table><thead><tr>");
		for (String column : columns) {
			element("th", column);
		}
		return raw("</tr></thead><tbody>\n");
	}

	/** A row of a table; numbers stand to the right, and short words are not broken. */
	public HtmlReport row(Object... cells) {
		raw("<tr>");
		for (Object cell : cells) {
			String text = cell.toString();
			raw("<td" + ((cell instanceof Number) ? NUMBER : style(text)) + ">");
			text(text);
			raw("</td>");
		}
		return raw("</tr>\n");
	}

	private static String style(String text) {
		if (text.length() <= SHORT) {
			return WORD;
		}
		return text.startsWith("/") ? PATH : "";
	}

	/** Ends a table. */
	public HtmlReport endTable() {
		return raw("</tbody></table>\n");
	}

	private HtmlReport element(String name, String text) {
		raw("<" + name + ">");
		text(text);
		return raw("</" + name + ">");
	}

	private void text(String given) {
		String text = VisibleText.of(given);
		StringBuilder escaped = new StringBuilder(text.length() + 16);
		for (int i = 0; i < text.length(); i++) {
			char c = text.charAt(i);
			switch (c) {
				case '&' -> escaped.append("&amp;");
				case '<' -> escaped.append("&lt;");
				case '>' -> escaped.append("&gt;");
				case '"' -> escaped.append("&quot;");
				case '\'' -> escaped.append("&#39;");
				default -> escaped.append(c);
			}
		}
		raw(escaped.toString());
	}

	private HtmlReport raw(String html) {
		try {
			this.out.write(html);
			return this;
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	@Override
	public void close() throws IOException {
		raw("</main></body></html>\n");
		this.out.close();
	}

}
