/** @file The listing of a lab of digits, after lab-07_2, on MNIST with its test: only the model and its optimiser differ. */
import { MNIST } from "../../../../lesson/data/ids.ts";
import { editsAt, py, type Listing, type ListingLine } from "../../../../lesson/listing.ts";
import type { DataId, Edit, Slot, Text } from "../../../../lesson/recipe.ts";

interface Parts {
  readonly seed: Slot<number>;
  readonly config: {
    readonly [K in "batchSize" | "images" | "epochs"]: Slot<number>;
  } & { readonly [K in "zeroGrad" | "softmaxTwice" | "shuffledLabels" | "permuted"]: Slot<boolean> } & {
    readonly order: Slot<string>;
  };
  readonly edits: readonly Edit[];
  readonly data?: DataId;
}
/** The lines that make the model, and its name in them. */
interface Model {
  readonly made: Listing;
  readonly name: string;
}

const torchvision = py`
  import torchvision.datasets as dsets
  import torchvision.transforms as transforms
`;
const fromMnist = (images: Slot<number>) => py`
  mnist_train = dsets.MNIST(root="MNIST_data/", train=True, transform=transforms.ToTensor(), download=True)
  images = mnist_train.data[:${images}].view(-1, 784).float() / 255
  labels = mnist_train.targets[:${images}]
`;
/** Nobody but the book can draw its digits: the script reads them from files in MNIST's own format (core/data/idx.ts writes them). */
const fromFiles = (images: Slot<number>) => py`
  def drawn(name, header):
      with open(name, "rb") as file:
          return torch.frombuffer(bytearray(file.read()[header:]), dtype=torch.uint8)

  images = drawn("drawn-images-idx3-ubyte", 16).view(-1, 784)[:${images}].float() / 255
  labels = drawn("drawn-labels-idx1-ubyte", 8)[:${images}].long()
`;
const variations = ({ permuted, shuffledLabels }: Parts["config"]) => py`
  if ${permuted}:  # the pixels of every image, the test's too, in one other order
      images = images[:, torch.randperm(784, generator=torch.Generator().manual_seed(1))]
  if ${shuffledLabels}:  # each image with the label of another
      labels = labels[torch.randperm(len(labels), generator=torch.Generator().manual_seed(1))]
`;
/** The notebook's last cell. It forgot to divide by 255; here both are printed. */
const testOf = (name: string, permuted: boolean) => py`
  #@fold test

  with torch.no_grad():
      mnist_test = dsets.MNIST(root="MNIST_data/", train=False, transform=transforms.ToTensor(), download=True)
      X_test = mnist_test.data.view(-1, 784).float()  # 0 to 255, as the notebook has it
      Y_test = mnist_test.targets
      ${permuted ? permutedTest : []}
      accuracy = (${name}(X_test).argmax(dim=1) == Y_test).float().mean()
      print("Accuracy (0-255):", "{:.4f}".format(accuracy))
      accuracy = (${name}(X_test / 255).argmax(dim=1) == Y_test).float().mean()
      print("Accuracy (0-1):", "{:.4f}".format(accuracy))
  #@end
`;
const permutedTest = py`
  X_test = X_test[:, torch.randperm(784, generator=torch.Generator().manual_seed(1))]
`;

const blank: ListingLine = { text: "", slots: [] };

export function script({ seed, config, edits, data }: Parts, { made, name }: Model): Listing {
  const { batchSize, images, epochs, order, zeroGrad, softmaxTwice, permuted, shuffledLabels } = config;
  const varied = permuted.value || shuffledLabels.value;
  return py`
    #@fold imports
    import torch
    import torch.nn as nn
    ${data?.name === MNIST.name ? torchvision : []}

    #@end
    torch.manual_seed(${seed})

    #@fold data
    ${data?.name === MNIST.name ? fromMnist(images) : fromFiles(images)}
    ${varied ? [] : variations(config)}

    #@end
    ${varied ? [...variations(config), blank] : []}
    ${made}
    batch_size, clear, twice = ${batchSize}, ${zeroGrad}, ${softmaxTwice}

    #@fold prologue
    def shuffled(n, order="${order}"):
        base_seed = torch.empty((), dtype=torch.int64).random_()  # what a DataLoader draws before each epoch
        if order == "2019":
            return torch.randperm(n)
        sampler = torch.Generator().manual_seed(torch.empty((), dtype=torch.int64).random_().item())
        return torch.randperm(n, generator=sampler)

    #@end
    total_batch = max(1, len(images) // batch_size)
    step = 0
    for epoch in range(${epochs}):
        avg_cost = 0
        for batch in shuffled(len(images))[: total_batch * batch_size].split(batch_size):
            ${editsAt("step", edits, {
              lr: (value) => py`optimizer.param_groups[0]["lr"] = ${value}`,
              zeroGrad: (value) => py`clear = ${value}`,
              softmaxTwice: (value) => py`twice = ${value}`,
            })}
            X, Y = images[batch], labels[batch]  #@ batch
            if clear:
                optimizer.zero_grad()            #@ zeroGrad
            hypothesis = ${name}(X)${" ".repeat(Math.max(0, 18 - name.length))}  #@ forward
            if twice:
                hypothesis = hypothesis.softmax(dim=1)  #@ softmax
            cost = criterion(hypothesis, Y)      #@ loss
            cost.backward()                      #@ backward
            optimizer.step()                     #@ step
            avg_cost += cost.detach() / total_batch
            step += 1
        print("Epoch:", "%04d" % (epoch + 1), "cost =", "{:.9f}".format(avg_cost))  #@ print
    ${data?.name === MNIST.name ? testOf(name, permuted.value) : []}
  `;
}

/** A sentence for each named line, in the order they run in; two of them depend on the model. */
export const digitLines = ({ forward, backward }: { readonly forward: Text; readonly backward: Text }) => ({
  batch: { ko: "섞은 순서에서 다음 배치를 꺼냅니다.", en: "Takes the next batch in shuffled order." },
  zeroGrad: { ko: "지난 배치의 기울기를 비웁니다.", en: "Clears the gradients of the last batch." },
  forward,
  softmax: {
    ko: "로짓에 소프트맥스를 한 번 더 씌웁니다. CrossEntropyLoss 안에도 소프트맥스가 있습니다.",
    en: "Puts the logits through softmax once more. CrossEntropyLoss has a softmax of its own.",
  },
  loss: {
    ko: "소프트맥스와 교차 엔트로피를 한 번에 계산해 배치에서 평균합니다.",
    en: "Softmax and cross-entropy in one, averaged over the batch.",
  },
  backward,
  step: {
    ko: "가중치를 기울기의 반대쪽으로 학습률만큼 옮깁니다.",
    en: "Moves each weight against its gradient, scaled by the learning rate.",
  },
  print: { ko: "에폭이 끝나면 배치 비용의 평균을 출력합니다.", en: "Prints the mean batch cost at the end of the epoch." },
});
export const idleLines = ({ softmaxTwice, zeroGrad }: { readonly softmaxTwice: boolean; readonly zeroGrad: boolean }) => [
  ...(softmaxTwice ? [] : ["softmax"]),
  ...(zeroGrad ? [] : ["zeroGrad"]),
];

/** What every lab of digits measures. */
export const digitColumns = {
  cost: { label: { ko: "배치 비용", en: "batch cost" }, unit: { ko: "nat", en: "nats" }, scale: "linear" },
  /** At an epoch's end, of its batches. */
  averageCost: null,
  /** The share of the batch that was right, before the update learned from it. */
  accuracy: { label: { ko: "배치 정확도", en: "batch accuracy" }, unit: { ko: "", en: "" }, scale: "linear" },
  /** At an epoch's end: the share of the test images that is right after its last update, shown as in training. */
  testAccuracy: null,
} as const;
export const digitNames = {
  averageCost: { ko: "에폭 평균 비용", en: "epoch's mean cost" },
  testAccuracy: { ko: "테스트 정확도", en: "test accuracy" },
};
