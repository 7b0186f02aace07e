export { DataLoader } from "./dataLoader.ts";
export { ImageDataset, indexTensor, randomSplit, Subset, TensorDataset, type Dataset, type ImageRows } from "./dataset.ts";
export { readIdx, writeIdx } from "./idx.ts";
export { readSafetensors, writeSafetensors, type SafetensorsFile } from "./safetensors.ts";
