export type { DTypeName, Entries } from "./entries.ts";
export { numpyArray } from "./numpy.ts";
export { float32Item, pyExp, pyFixed, pyFloat } from "./python.ts";
export { torchTensor, type TensorNotes } from "./torch.ts";
