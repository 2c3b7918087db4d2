/** The cairn and what is saved of it. What is drawn stands for what Rust draws. */
import type { Cairn } from "$lib/contract/Cairn";
import { refuse, type Answers } from "./answers";
import { shownTrackers } from "./counted";
import { aheadOf, reachedOf } from "./counting";
import { TODAY, type World } from "./world";

type Names =
  "get_cairn" | "get_sample_cairn" | "get_path_stones" | "save_cairn_picture" | "export_ics";

const REACHED = 'fill="#A5A199" stroke="#62625C" stroke-width="1"';
const AHEAD = 'fill="none" stroke="#9A6F14" stroke-width="1.5" stroke-dasharray="4 4"';

export function cairnAnswers(world: World): Answers<Names> {
  const shown = () => shownTrackers(world);
  const reached = () => shown().flatMap((one) => reachedOf(world, one));
  const save = (name: string, { path, overwrite }: { path: string; overwrite: boolean }) => {
    if (path.endsWith("there-already") && !overwrite) refuse({ code: "file_exists" });
    return `${path}/${name}-${TODAY}`;
  };

  return {
    get_cairn: () => {
      const stones = reached().length;
      return {
        cairn: heap(stones),
        sentences: [stones === 0 ? "Bare ground, no stones yet." : `A cairn of ${stones} stones.`],
      };
    },
    get_sample_cairn: (request) => heap(request.heap === "few" ? 5 : 23),
    get_path_stones: () => ({
      stones: shown()
        .flatMap((one) => [
          ...reachedOf(world, one).map((row) => ({ ...row, reached: true })),
          ...aheadOf(world, one).map((row) => ({ ...row, reached: false })),
        ])
        .map(({ tracker_id, milestone, date, reached }) => ({
          tracker_id,
          milestone,
          date,
          reached,
          picture: {
            svg: svg(
              `<path d="M-14 0h28v-18h-28z" ${reached ? REACHED : AHEAD}/>`,
              "-17 -20 34 20",
            ),
            width_px: 34,
            height_px: 20,
          },
        })),
    }),
    save_cairn_picture: (request) => ({
      path: save("picture", request),
      items: reached().length,
    }),
    export_ics: (request) => {
      const chosen = shown().filter((one) => !request.tracker || one.id === request.tracker);
      const items = chosen.flatMap((one) => aheadOf(world, one)).length;
      if (items === 0) refuse({ code: "nothing_ahead" });
      return { path: save("dates", request), items };
    },
  };
}

function heap(stones: number): Cairn {
  const blocks = Array.from({ length: stones }, (_, index) => {
    const [row, place] = [Math.floor(index / 7), (index % 7) - 3];
    return `<path d="M${place * 40 - 19} ${-22 * row}h38v-20h-38z" ${REACHED}/>`;
  });
  const ground = '<ellipse cx="0" cy="2" rx="150" ry="7" fill="#DAD6CB"/>';
  return {
    svg: svg(ground + blocks.join(""), "-165 -120 330 132"),
    width_px: 330,
    height_px: 132,
    stones,
    gathered: 0,
    message: [],
  };
}

function svg(shapes: string, box: string): string {
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="${box}">${shapes}</svg>`;
}
