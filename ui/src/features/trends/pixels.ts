/** A chart as pixels. The window draws the shapes; nothing is asked of any other program. */
import type { Picture } from "$lib/contract/Picture";

/** Pixels for each pixel of the drawing: sharp on paper and on fine screens. */
const SCALE = 2;

/** The drawing as a PNG. Its letters are those of the system's plain font. */
export async function pixelsOf({ svg, width_px, height_px }: Picture): Promise<Uint8Array> {
  const image = new Image();
  image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(svg)}`;
  await image.decode();
  const canvas = document.createElement("canvas");
  canvas.width = width_px * SCALE;
  canvas.height = height_px * SCALE;
  canvas.getContext("2d")?.drawImage(image, 0, 0, canvas.width, canvas.height);
  const blob = await new Promise<Blob | null>((done) => canvas.toBlob(done, "image/png"));
  return new Uint8Array((await blob?.arrayBuffer()) ?? []);
}
