/** @file What is said of data sets and of their files, in English. */
import type { data as ko } from "./data.ko.ts";

export const data: typeof ko = {
  title: "Data",
  drawn: (seed) => `drawn by the book (seed ${seed})`,
  mnist: "MNIST (60,000 + 10,000)",
  unknownSet: (name) => `a set this book does not have (${name})`,
  absent: "no files",
  loading: "loading",
  toMnist: "Switch to MNIST",
  toDrawn: "Go on with drawn digits",
  pick: "Choose the four IDX files",
  pickHint: "Packed (.gz) is fine. You may also drop them on this lab.",
  whichFiles: "Which files?",
  where: "Who has used torchvision finds them in MNIST_data/MNIST/raw. The files are read inside this browser only.",
  dropHere: "Drop here, and they are read as MNIST files.",
  coming: (come, of) => `${come} of ${of} MB read.`,
  comingPart: (percent) => `${percent} % of the data read.`,
  reading: "Reading the files.",
  complete: "All four files are here.",
  missing: (names) => `Still missing: ${names}`,
  failed: "The worker stopped while reading the files. Please give them again.",
  gone: (file) => `${file}: cannot be read. It is a folder, has gone meanwhile, or may not be read.`,
  damage: {
    short: () => "ends too early. Please download it again.",
    long: () => "is longer than it should be. This is no file of MNIST.",
    broken: () => "has damaged or cut-off packing. Please download it again.",
    page: () => "is a web page, not data. Perhaps the page was saved instead of the file.",
    swapped: (is) => `has this name, but holds ${is}.`,
    other: () => "is no file of MNIST.",
  },
  nameless: "a file without a name",
  more: (n) => `${n} more that cannot be used`,
  why: {
    absent: (file) =>
      `This run is on MNIST, whose files lie neither beside the book nor in this browser (first looked for: ${file}). Give the four files, and it goes on as it is. The same run on digits drawn by the book can be seen, too, with other numbers.`,
    unreachable: (file) =>
      `${file}: did not come through. Check the connection and try again, give the files, or go on with drawn digits.`,
    damaged: (said) => `MNIST could not be read. ${said}`,
    oldDrawn:
      "This link is about digits that another edition of the book drew. Today’s edition draws other pictures, so the same run has other numbers.",
    oldMnist: "This link’s MNIST is not the one this book knows. On the data at hand the numbers differ.",
  },
  giveFiles: "Give the files",
};
