// PDF files, opened without anything from outside: no script of theirs runs, no font or picture is fetched for them.

import * as pdfjs from 'pdfjs-dist/legacy/build/pdf.mjs';
import worker from 'pdfjs-dist/legacy/build/pdf.worker.min.mjs?url';
import type { PDFDocumentProxy, PDFPageProxy } from 'pdfjs-dist';

export type { PDFDocumentProxy, PDFPageProxy };

pdfjs.GlobalWorkerOptions.workerSrc = worker;

/**
 * What comes with the reader: the 14 fonts that a PDF may take for granted, the maps of Chinese, Japanese and Korean
 * writing, and decoders for scans. Each is a module of its own, read when a file asks for it: the page may not fetch.
 */
const brought = import.meta.glob<string>(
  [
    '/node_modules/pdfjs-dist/standard_fonts/*.{pfb,ttf}',
    '/node_modules/pdfjs-dist/cmaps/*.bcmap',
    '/node_modules/pdfjs-dist/wasm/*.wasm',
  ],
  { query: '?url&inline', import: 'default' },
);
const byName = new Map(Object.entries(brought).map(([path, read]) => [path.split('/').at(-1) ?? path, read]));

/** Hands over what comes with the reader, by its file name, and nothing else. */
class Brought {
  async fetch({ filename }: { filename: string }): Promise<Uint8Array> {
    const read = byName.get(filename);
    if (read === undefined) throw new Error(`${filename} does not come with this program`);
    const [, base64 = ''] = (await read()).split(',');
    return Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0));
  }
}

/** Wider or higher pictures in a page are left out: they are made to fill the memory. */
const MOST_PIXELS = 120_000_000;

/** Why a PDF could not be opened. */
export type PdfProblem = 'locked' | 'unreadable';

/** A PDF that lies open; `close` gives its memory back. */
export interface OpenPdf {
  document: PDFDocumentProxy;
  close: () => void;
}

/** Opens a PDF. Takes the bytes over. */
export async function openPdf(bytes: ArrayBuffer): Promise<OpenPdf | PdfProblem> {
  const task = pdfjs.getDocument({
    data: new Uint8Array(bytes),
    BinaryDataFactory: Brought,
    useWorkerFetch: false,
    isEvalSupported: false,
    enableXfa: false,
    maxImageSize: MOST_PIXELS,
    verbosity: pdfjs.VerbosityLevel.ERRORS,
  });
  try {
    const document = await task.promise;
    return { document, close: () => void task.destroy() };
  } catch (error) {
    void task.destroy();
    return error instanceof Error && error.name === 'PasswordException' ? 'locked' : 'unreadable';
  }
}

/** A page that is being drawn, or was. */
export interface Drawn {
  done: Promise<void>;
  stop: () => void;
}

/** Draws a page, and lays its text over it so that it can be selected and read out. */
export function drawPage(page: PDFPageProxy, width: number, canvas: HTMLCanvasElement, text: HTMLElement): Drawn {
  const scale = width / page.getViewport({ scale: 1 }).width;
  const viewport = page.getViewport({ scale });
  // A page as large as a wall is drawn coarser rather than not at all.
  const dense = Math.min(window.devicePixelRatio, 2, Math.sqrt(16_000_000 / (viewport.width * viewport.height)));
  canvas.width = Math.floor(viewport.width * dense);
  canvas.height = Math.floor(viewport.height * dense);
  const drawing = page.render({ canvas, viewport, transform: [dense, 0, 0, dense, 0, 0] });
  text.replaceChildren();
  text.style.setProperty('--total-scale-factor', String(scale));
  const layer = new pdfjs.TextLayer({ textContentSource: page.streamTextContent(), container: text, viewport });
  const done = Promise.all([drawing.promise, layer.render()]).then(() => {});
  return {
    done,
    stop: () => {
      drawing.cancel();
      layer.cancel();
    },
  };
}
