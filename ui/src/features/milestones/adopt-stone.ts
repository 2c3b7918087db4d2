/** Puts a stone that Rust drew into a drawing of the page. */
import type { StonePicture } from "$lib/contract/StonePicture";
import { adoptDrawing } from "$lib/ui";

/** An attachment for the group that holds the stone. What is more than a drawing stays out. */
export function adoptStone(picture: StonePicture): (node: SVGElement | HTMLElement) => () => void {
  return (node) => {
    const stone = adoptDrawing(picture.svg);
    if (!stone) return () => undefined;
    stone.setAttribute("width", String(picture.width_px));
    stone.setAttribute("height", String(picture.height_px));
    stone.setAttribute("aria-hidden", "true");
    node.append(stone);
    return () => stone.remove();
  };
}
