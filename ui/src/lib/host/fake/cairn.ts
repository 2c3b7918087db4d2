/** A cairn of two stones and what is saved of it. What is drawn stands for what Rust draws. */
import { refuse, type Answers } from "./answers";
import { TODAY } from "./world";

type Names = "get_cairn" | "get_path_stones" | "save_cairn_picture" | "export_ics";

const TRACKER = "7f3a1c52-0000-4000-8000-000000000001";
const STONES = [
  { n: 30, date: "2026-11-12", reached: true },
  { n: 1, date: "2026-10-14", reached: true },
  { n: 60, date: "2026-12-12", reached: false },
] as const;

export function cairnAnswers(): Answers<Names> {
  const saved =
    (name: string, items: number) => (request: { path: string; overwrite: boolean }) => {
      if (request.path.endsWith("there-already") && !request.overwrite) {
        refuse({ code: "file_exists" });
      }
      return { path: `${request.path}/${name}-${TODAY}`, items };
    };
  return {
    get_cairn: () => ({
      cairn: {
        svg: svg(
          '<ellipse cx="0" cy="2" rx="60" ry="7" fill="#DAD6CB"/>' +
            '<path d="M-25 0h50v-22h-50z" fill="#A5A199" stroke="#62625C" stroke-width="1"/>' +
            '<path d="M-15 -20h30v-15h-30z" fill="#C3BBAC" stroke="#62625C" stroke-width="1"/>',
          "-74 -50 148 62",
        ),
        width_px: 148,
        height_px: 62,
        stones: 2,
        gathered: 0,
        message: [],
      },
      sentences: [
        "A cairn of 2 stones.",
        "The next stone, for 12 December 2026, is drawn as an outline.",
      ],
    }),
    get_path_stones: () => ({
      stones: STONES.map(({ n, date, reached }) => ({
        tracker_id: TRACKER,
        milestone: { unit: "days" as const, n, label: "" },
        date,
        reached,
        picture: {
          svg: svg(
            reached
              ? '<path d="M-14 0h28v-18h-28z" fill="#A5A199" stroke="#62625C" stroke-width="1"/>'
              : '<path d="M-14 0h28v-18h-28z" fill="none" stroke="#9A6F14" stroke-width="1.5" stroke-dasharray="4 4"/>',
            "-17 -20 34 20",
          ),
          width_px: 34,
          height_px: 20,
        },
      })),
    }),
    save_cairn_picture: saved("picture", 2),
    export_ics: saved("dates", 1),
  };
}

function svg(shapes: string, box: string): string {
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="${box}">${shapes}</svg>`;
}
