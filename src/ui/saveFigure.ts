/** @file A figure as a file: PNG or SVG, with its caption and the link that opens this very state under it. Browser only. */

export interface Caption {
  /** What is shown: "Input plane, step 2,200". */
  readonly title: string;
  /** The link to this state. */
  readonly link: string;
}
/** Twice as many pixels as on the page: readable on a slide. */
const SCALE = 2;
const MARGIN = 16;
const LINE = 18;

/** The figures inside an element, drawn one over the other as they lie on the page: canvases, then drawings. */
export async function figureToPng(element: HTMLElement, { title, link }: Caption): Promise<Blob> {
  const { width, height, left, top } = element.getBoundingClientRect();
  const canvas = document.createElement("canvas");
  canvas.width = SCALE * (width + 2 * MARGIN);
  canvas.height = SCALE * (height + 2 * MARGIN + 2.5 * LINE);
  const pen = canvas.getContext("2d")!;
  pen.scale(SCALE, SCALE);
  const style = getComputedStyle(document.documentElement);
  const token = (name: string) => style.getPropertyValue(name).trim();
  pen.fillStyle = token("--plate");
  pen.fillRect(0, 0, canvas.width, canvas.height);
  pen.translate(MARGIN, MARGIN);
  for (const part of element.querySelectorAll("canvas, svg")) {
    const at = part.getBoundingClientRect();
    if (at.width === 0 || part.parentElement?.closest("svg")) continue;
    const picture = part instanceof HTMLCanvasElement ? part : await pictureOf(svgText(part as SVGSVGElement));
    pen.drawImage(picture, at.left - left, at.top - top, at.width, at.height);
  }
  pen.textBaseline = "top";
  pen.fillStyle = token("--ink");
  pen.font = `600 13px ${token("--sans")}`;
  pen.fillText(title, 0, height + LINE * 0.6);
  pen.fillStyle = token("--ink-2");
  pen.font = `12px ${token("--mono")}`;
  pen.fillText(link, 0, height + LINE * 1.6, width);
  return new Promise((resolve, reject) =>
    canvas.toBlob((blob) => (blob ? resolve(blob) : reject(new Error("figureToPng: the canvas gave nothing"))), "image/png"),
  );
}

/** Properties that a drawing takes from the page's styles, and needs once it stands alone. */
const INLINED = [
  "fill",
  "fill-opacity",
  "stroke",
  "stroke-width",
  "stroke-dasharray",
  "stroke-linejoin",
  "stroke-linecap",
  "paint-order",
  "font",
  "opacity",
  "text-anchor",
  "display",
] as const;

/** A drawing as a file of its own: every colour and width written out. */
export function svgText(svg: SVGSVGElement, caption?: Caption): string {
  const copy = svg.cloneNode(true) as SVGSVGElement;
  const [from, to] = [
    [svg, ...svg.querySelectorAll("*")],
    [copy, ...copy.querySelectorAll("*")],
  ];
  from.forEach((element, k) => {
    const style = getComputedStyle(element);
    const written = INLINED.map((name) => `${name}:${style.getPropertyValue(name)}`).join(";");
    to[k]!.setAttribute("style", written);
    for (const { name } of [...to[k]!.attributes])
      if (/^(?:class|tabindex|role|data-|aria-)/.test(name)) to[k]!.removeAttribute(name);
  });
  const { width, height } = svg.getBoundingClientRect();
  copy.setAttribute("xmlns", "http://www.w3.org/2000/svg");
  copy.setAttribute("width", String(width));
  copy.setAttribute("height", String(height));
  if (caption) {
    for (const [tag, text] of [
      ["desc", caption.link],
      ["title", caption.title],
    ] as const) {
      const note = document.createElementNS("http://www.w3.org/2000/svg", tag);
      note.textContent = text;
      copy.prepend(note);
    }
  }
  return new XMLSerializer().serializeToString(copy);
}

async function pictureOf(svg: string): Promise<HTMLImageElement> {
  const image = new Image();
  image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(svg)}`; // the policy lets pictures, and only pictures, be data
  await image.decode();
  return image;
}

/** A name that every file system takes: "입력 평면, 2,200" → "입력-평면-2200". */
export const fileName = (title: string): string =>
  title
    .replace(/(\d),(?=\d{3})/g, "$1")
    .replace(/[^\p{L}\p{N}]+/gu, "-")
    .replace(/^-+|-+$/g, "") || "figure";
