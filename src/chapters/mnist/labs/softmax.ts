/** @file lab-07_2: softmax regression on MNIST, 784 pixels to ten classes, in batches. */
import { drawn, MNIST } from "../../../lesson/data/ids.ts";
import { editsAt, py } from "../../../lesson/listing.ts";
import { choice, describeLab, int, real, toggle, type Slot } from "../../../lesson/recipe.ts";

/** The picture at θₜ. */
export interface SoftmaxView {
  /** The ten rows of the weight, (10, 784), as images; and the ten biases. */
  readonly templates: Float32Array;
  readonly bias: Float32Array;
  /** Present when the query asks for it: how many test images were right, with pixels 0–1 and with pixels 0–255 as the notebook has them. */
  readonly test?: { readonly scaled: number; readonly raw: number; readonly total: number };
}
export interface SoftmaxQuery {
  readonly test?: boolean;
}

/** Updates an epoch: whole batches of the images that are trained on. */
export const batches = ({ images, batchSize }: { readonly images: number; readonly batchSize: number }): number =>
  Math.max(1, Math.floor(images / batchSize));

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

export default describeLab({
  config: {
    lr: real({
      default: 0.1,
      min: 1e-4,
      max: 1e30,
      slider: [1e-3, 10],
      scale: "log",
      editable: true,
      label: { ko: "학습률", en: "learning rate" },
    }),
    batchSize: int({ default: 100, min: 1, max: 1000, label: { ko: "배치 크기", en: "batch size" } }),
    images: int({ default: 60_000, min: 100, max: 60_000, label: { ko: "훈련 이미지 수", en: "training images" } }),
    epochs: int({ default: 15, min: 1, max: 100, label: { ko: "에폭 수", en: "epochs" } }),
    order: choice({
      default: "2019",
      options: ["2019", "today"],
      label: { ko: "데이터 순서(PyTorch 판)", en: "data order (PyTorch of)" },
    }),
    zeroGrad: toggle({ default: true, editable: true, label: { ko: "기울기 비우기", en: "clear gradients" } }),
  },
  seed: 777,
  data: [drawn(), MNIST],
  length: (config) => config.epochs * batches(config),
  epoch: batches,

  code: ({ seed, config: { lr, batchSize, images, epochs, order, zeroGrad }, edits, data }) => py`
    #@fold imports
    import torch
    import torch.nn as nn
    ${data?.name === MNIST.name ? torchvision : []}

    #@end
    torch.manual_seed(${seed})

    #@fold data
    ${data?.name === MNIST.name ? fromMnist(images) : fromFiles(images)}

    #@end
    linear = nn.Linear(784, 10, bias=True)
    criterion = nn.CrossEntropyLoss()
    optimizer = torch.optim.SGD(linear.parameters(), lr=${lr})
    batch_size, clear = ${batchSize}, ${zeroGrad}

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
            })}
            X, Y = images[batch], labels[batch]  #@ batch
            if clear:
                optimizer.zero_grad()            #@ zeroGrad
            hypothesis = linear(X)               #@ forward
            cost = criterion(hypothesis, Y)      #@ loss
            cost.backward()                      #@ backward
            optimizer.step()                     #@ step
            avg_cost += cost.detach() / total_batch
            step += 1
        print("Epoch:", "%04d" % (epoch + 1), "cost =", "{:.9f}".format(avg_cost))  #@ print
  `,

  lines: {
    batch: { ko: "섞은 순서에서 다음 배치를 꺼냅니다.", en: "Takes the next batch in shuffled order." },
    zeroGrad: { ko: "지난 배치의 기울기를 비웁니다.", en: "Clears the gradients of the last batch." },
    forward: {
      ko: "순전파: 784픽셀에서 숫자마다 하나씩, 로짓 열 개를 계산합니다.",
      en: "Forward pass: from 784 pixels to ten logits, one a digit.",
    },
    loss: {
      ko: "소프트맥스와 교차 엔트로피를 한 번에 계산해 배치에서 평균합니다.",
      en: "Softmax and cross-entropy in one, averaged over the batch.",
    },
    backward: {
      ko: "역전파: 가중치 7,840개와 편향 10개의 기울기를 구합니다.",
      en: "Backward pass: gradients for 7,840 weights and 10 biases.",
    },
    step: {
      ko: "가중치를 기울기의 반대쪽으로 학습률만큼 옮깁니다.",
      en: "Moves each weight against its gradient, scaled by the learning rate.",
    },
    print: { ko: "에폭이 끝나면 배치 비용의 평균을 출력합니다.", en: "Prints the mean batch cost at the end of the epoch." },
  },

  columns: {
    cost: { label: { ko: "배치 비용", en: "batch cost" }, unit: { ko: "nat", en: "nats" }, scale: "linear" },
    averageCost: { label: { ko: "에폭 평균 비용", en: "epoch's mean cost" }, unit: { ko: "nat", en: "nats" }, scale: "linear" },
  },
  guard: "cost",
});
