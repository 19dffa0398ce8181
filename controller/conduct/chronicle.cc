#include "controller/conduct/chronicle.h"

#include <utility>

#include "controller/journal/canonical.h"

namespace redoubt::conduct {
namespace {

using journal::CanonicalReader;
using journal::CanonicalWriter;
using journal::Record;
using journal::RecordKind;
using terms::Code;
using terms::Error;
using terms::Status;

constexpr std::uint8_t kAct = 0;
constexpr std::uint8_t kReply = 1;

Error damage(const Record& record, const std::string& what) {
  return {Code::kDataLoss, describe(record) + ": " + what};
}

void encode(CanonicalWriter& out, const terms::Act& act) {
  out.u8(kAct);
  out.u32(act.action.value);
  out.u32(act.target.value);
  out.u32(act.with.value);
}

void encode(CanonicalWriter& out, const terms::Reply& reply) {
  out.u8(kReply);
  out.u32(reply.inject.value);
  out.u16(reply.option);
  out.text(reply.text);
}

terms::Act decode_act(CanonicalReader& in) {
  terms::Act act;
  act.action.value = in.u32();
  act.target.value = in.u32();
  act.with.value = in.u32();
  return act;
}

terms::Reply decode_reply(CanonicalReader& in) {
  terms::Reply reply;
  reply.inject.value = in.u32();
  reply.option = in.u16();
  reply.text = in.text(terms::kReplyTextMax);
  return reply;
}

/// Takes the records in, one after the other.
class Replay {
 public:
  Replay(std::shared_ptr<const scenario::Exercise> exercise, engine::Engine::Listener listener)
      : exercise_(std::move(exercise)), listener_(std::move(listener)) {}

  Status take(const Record& record) {
    if (closed_) return damage(record, "stands after the exercise was closed");
    if ((record.kind == RecordKind::kOpened) != (engine_ == nullptr)) {
      return damage(record, "the journal must open exactly once, with its first record");
    }
    switch (record.kind) {
      case RecordKind::kOpened:
        return open(record);
      case RecordKind::kOrder:
        return submit(record);
      case RecordKind::kClosed:
        closed_ = true;
        return compare(record);
      case RecordKind::kMark:
        return compare(record);
      default:
        return terms::Done{};  // answers and notes steer no course
    }
  }

  terms::Result<std::unique_ptr<engine::Engine>> engine() && {
    if (engine_ == nullptr) return Error{Code::kDataLoss, "the journal holds no exercise"};
    return std::move(engine_);
  }

 private:
  Status open(const Record& record) {
    const auto seed = decode_opened(record);
    if (!seed.ok()) return seed.error();
    engine_ = std::make_unique<engine::Engine>(exercise_, *seed, listener_);
    return terms::Done{};
  }

  Status submit(const Record& record) {
    const auto entry = decode_order(record);
    if (!entry.ok()) return entry.error();
    if (entry->cell.value >= exercise_->cells.size())
      return damage(record, "there is no such cell");
    if (record.at < engine_->now()) return damage(record, "time runs backwards here");
    engine_->submit(entry->cell, entry->order, record.at);
    return terms::Done{};
  }

  Status compare(const Record& record) {
    const auto recorded = decode_standing(record);
    if (!recorded.ok()) return recorded.error();
    if (record.at < engine_->now()) return damage(record, "time runs backwards here");
    engine_->advance_to(record.at);
    const Standing derived = standing_of(*engine_);
    if (derived == *recorded) return terms::Done{};
    return damage(record, "recorded " + std::to_string(recorded->events) + " events, fingerprint " +
                              terms::to_hex(recorded->fingerprint) + "; derived " +
                              std::to_string(derived.events) + " events, fingerprint " +
                              terms::to_hex(derived.fingerprint));
  }

  std::shared_ptr<const scenario::Exercise> exercise_;
  engine::Engine::Listener listener_;
  std::unique_ptr<engine::Engine> engine_;
  bool closed_ = false;
};

}  // namespace

Standing standing_of(const engine::Engine& engine) {
  return {engine.events(), engine.fingerprint()};
}

std::string encode_opened(std::uint64_t seed) {
  CanonicalWriter out;
  out.u64(seed);
  return out.take();
}

std::string encode_order(terms::CellId cell, const terms::Order& order) {
  CanonicalWriter out;
  out.u32(cell.value);
  out.u64(order.number);
  std::visit([&](const auto& what) { encode(out, what); }, order.what);
  return out.take();
}

std::string encode_standing(const Standing& standing) {
  CanonicalWriter out;
  out.u64(standing.events);
  out.u64(standing.fingerprint);
  return out.take();
}

terms::Result<std::uint64_t> decode_opened(const Record& record) {
  CanonicalReader in(record.payload);
  const std::uint64_t seed = in.u64();
  if (!in.finished()) return damage(record, "does not hold a seed");
  return seed;
}

terms::Result<CellOrder> decode_order(const Record& record) {
  CanonicalReader in(record.payload);
  CellOrder entry;
  entry.cell.value = in.u32();
  entry.order.number = in.u64();
  const std::uint8_t kind = in.u8();
  if (kind == kAct) {
    entry.order.what = decode_act(in);
  } else if (kind == kReply) {
    entry.order.what = decode_reply(in);
  } else {
    in.fail();
  }
  if (!in.finished()) return damage(record, "does not hold an order");
  return entry;
}

terms::Result<Standing> decode_standing(const Record& record) {
  CanonicalReader in(record.payload);
  const Standing standing{in.u64(), in.u64()};
  if (!in.finished()) return damage(record, "does not hold a count and a fingerprint");
  return standing;
}

terms::Result<std::unique_ptr<engine::Engine>> replay(
    const journal::Journal& journal, std::shared_ptr<const scenario::Exercise> exercise,
    engine::Engine::Listener listener) {
  Replay replay(std::move(exercise), std::move(listener));
  const Status read = journal.read(1, [&](const Record& record) { return replay.take(record); });
  if (!read.ok()) return read.error();
  return std::move(replay).engine();
}

}  // namespace redoubt::conduct
