/** @file jax-js on its WebAssembly backend, the whole update under jit. Its loss is read each update: unread, its queue makes each one dearer. */
import { init, defaultDevice, jit, nn, numpy as np, tree, valueAndGrad } from "@jax-js/jax";
import { matrices } from "../works.mjs";

/** @typedef {import("@jax-js/jax").Array} Arr */

let ready = false;
async function prepare() {
  if (ready) return;
  await init("wasm");
  defaultDevice("wasm");
  ready = true;
}

/** @type {import("../works.mjs").Peer} */
export const peer = {
  name: "jax-js",
  works: ["W1", "W2", "W3", "W4"],
  note: "wasm, with jit",
  async start(work) {
    await prepare();
    const depth = work.layers.length;
    const classes = /** @type {import("../works.mjs").Layer} */ (work.layers.at(-1)).outFeatures;
    const activation = work.activation === "relu" ? nn.relu : nn.sigmoid;

    /** Every function takes its arguments over; `.ref` keeps one for another use. @param {Arr[]} params @param {Arr} x */
    const logits = (params, x) => {
      let h = x;
      for (let i = 0; i < depth; i++) {
        h = np
          .dot(i === 0 ? h : activation(h), /** @type {Arr} */ (params[2 * i]).transpose())
          .add(/** @type {Arr} */ (params[2 * i + 1]));
      }
      return h;
    };
    /** @param {Arr[]} params @param {Arr} x @param {Arr} y */
    const loss = (params, x, y) => {
      const z = logits(params, x);
      if (work.loss === "crossEntropy") return nn.logSoftmax(z, -1).mul(y).sum(-1).mean().neg();
      const p = nn.sigmoid(z);
      return y.ref
        .mul(np.log(p.ref))
        .add(np.subtract(1, y).mul(np.log(np.subtract(1, p))))
        .mean()
        .neg();
    };

    const sgd = jit((/** @type {Arr[]} */ params, /** @type {Arr} */ x, /** @type {Arr} */ y) => {
      const [value, grads] = valueAndGrad(loss)(tree.ref(params), x, y);
      return [value, params.map((p, i) => p.sub(/** @type {Arr} */ (grads[i]).mul(work.lr)))];
    });
    const adam = jit(
      (
        /** @type {Arr[]} */ params,
        /** @type {Arr[]} */ m,
        /** @type {Arr[]} */ v,
        /** @type {Arr} */ powers,
        /** @type {Arr} */ x,
        /** @type {Arr} */ y,
      ) => {
        const [value, grads] = valueAndGrad(loss)(tree.ref(params), x, y);
        const next = powers.mul(np.array([0.9, 0.999]));
        const corrections = np.subtract(1, next.ref);
        const c1 = corrections.ref.slice(0);
        const c2 = np.sqrt(corrections.slice(1));
        const m1 = m.map((a, i) => a.mul(0.9).add(/** @type {Arr} */ (grads[i]).ref.mul(0.1)));
        const v1 = v.map((a, i) => a.mul(0.999).add(np.square(/** @type {Arr} */ (grads[i])).mul(0.001)));
        const stepped = params.map((p, i) => {
          const denominator = np
            .sqrt(/** @type {Arr} */ (v1[i]).ref)
            .div(c2.ref)
            .add(1e-8);
          return p.sub(/** @type {Arr} */ (m1[i]).ref.div(denominator).div(c1.ref).mul(work.lr));
        });
        c1.dispose();
        c2.dispose();
        return [value, stepped, m1, v1, next];
      },
    );

    let params = work.layers.flatMap(({ inFeatures, outFeatures, weight, bias }) => [
      np.array(weight.slice()).reshape([outFeatures, inFeatures]),
      np.array(bias.slice()),
    ]);
    let m = params.map((p) => np.zeros(p.shape));
    let v = params.map((p) => np.zeros(p.shape));
    let powers = np.array([1, 1]);

    /** @param {import("../works.mjs").Batch} batch */
    const arrays = ({ size, x, y }) => ({
      x: np.array(x.slice()).reshape([size, x.length / size]),
      y:
        work.loss === "bce"
          ? np.array(Float32Array.from(y)).reshape([size, 1])
          : nn.oneHot(np.array(Int32Array.from(y), { dtype: np.int32 }), classes),
    });
    const fixed = work.batches.length === 1 ? arrays(/** @type {import("../works.mjs").Batch} */ (work.batches[0])) : null;

    let done = 0;
    let last = NaN;
    return {
      update(count) {
        for (let i = 0; i < count; i++) {
          const batch = fixed
            ? { x: fixed.x.ref, y: fixed.y.ref }
            : arrays(/** @type {import("../works.mjs").Batch} */ (work.batches[done % work.batches.length]));
          /** @type {Arr} */
          let value;
          if (work.optimizer === "sgd") [value, params] = /** @type {[Arr, Arr[]]} */ (sgd(params, batch.x, batch.y));
          else
            [value, params, m, v, powers] = /** @type {[Arr, Arr[], Arr[], Arr[], Arr]} */ (
              adam(params, m, v, powers, batch.x, batch.y)
            );
          last = /** @type {number} */ (value.dataSync()[0]);
          done++;
        }
      },
      loss: () => last,
      stop() {
        tree.dispose([params, m, v, powers]);
        if (fixed) tree.dispose([fixed.x, fixed.y]);
        sgd.dispose();
        adam.dispose();
      },
    };
  },
  async product(n) {
    await prepare();
    const { a, b } = matrices(n);
    const [left, right] = [np.array(a).reshape([n, n]), np.array(b).reshape([n, n])];
    return {
      async multiply(count) {
        for (let i = 0; i < count; i++) {
          const c = np.dot(left.ref, right.ref);
          await c.blockUntilReady();
          c.dispose();
        }
      },
      stop: () => tree.dispose([left, right]),
    };
  },
};
