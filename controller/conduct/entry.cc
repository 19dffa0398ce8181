#include "controller/conduct/entry.h"

#include <algorithm>
#include <array>
#include <optional>

#include "controller/journal/canonical.h"

namespace redoubt::conduct {
namespace {

using journal::CanonicalReader;
using journal::CanonicalWriter;
using journal::Record;
using terms::Code;
using terms::Error;

constexpr std::uint8_t kAct = 0;
constexpr std::uint8_t kReply = 1;
constexpr std::uint8_t kAcknowledge = 2;
constexpr std::uint8_t kDirect = 3;
constexpr std::uint8_t kAmend = 4;

/// The texts of an amendment that may be absent, in the order in which they stand.
using Text = std::optional<std::string>;
constexpr std::array<Text terms::Amend::*, 6> kAmendTexts = {
    &terms::Amend::title, &terms::Amend::from,    &terms::Amend::subject,
    &terms::Amend::body,  &terms::Amend::expects, &terms::Amend::notes};
// What is given, by bit: the time, the addressees, the texts, the deadline, the kind.
constexpr unsigned kAtBit = 0;
constexpr unsigned kToBit = 1;
constexpr unsigned kTextsBit = 2;
constexpr unsigned kDeadlineBit = kTextsBit + kAmendTexts.size();
constexpr unsigned kKindBit = kDeadlineBit + 1;

void write(CanonicalWriter& out, const terms::Act& act) {
  out.u8(kAct);
  out.u32(act.action.value);
  out.u32(act.target.value);
  out.u32(act.with.value);
}

void write(CanonicalWriter& out, const terms::Reply& reply) {
  out.u8(kReply);
  out.u32(reply.inject.value);
  out.u16(reply.option);
  out.text(reply.text);
}

void write(CanonicalWriter& out, const terms::Acknowledge& acknowledge) {
  out.u8(kAcknowledge);
  out.u32(acknowledge.inject.value);
}

void write(CanonicalWriter& out, const terms::Direct& direct) {
  out.u8(kDirect);
  out.u8(static_cast<std::uint8_t>(direct.what));
  out.text(direct.inject);
  out.u32(direct.cell.value);
  out.u16(direct.level);
  out.text(direct.why);
}

std::uint16_t mask_of(const terms::Amend& amend) {
  unsigned mask = amend.at ? 1U << kAtBit : 0U;
  if (amend.to) mask |= 1U << kToBit;
  for (unsigned i = 0; i < kAmendTexts.size(); ++i) {
    if (amend.*kAmendTexts[i]) mask |= 1U << (kTextsBit + i);
  }
  if (amend.deadline) mask |= 1U << kDeadlineBit;
  if (amend.kind) mask |= 1U << kKindBit;
  return static_cast<std::uint16_t>(mask);
}

void write(CanonicalWriter& out, const terms::SharedAmend& shared) {
  const terms::Amend& amend = *shared;
  out.u8(kAmend);
  out.text(amend.inject);
  out.flag(amend.add);
  out.u16(mask_of(amend));
  if (amend.at) out.i64(terms::microseconds(*amend.at));
  if (amend.to) {
    out.count(amend.to->size());
    for (const terms::CellId cell : *amend.to) out.u32(cell.value);
  }
  for (const auto text : kAmendTexts) {
    if (amend.*text) out.text(*(amend.*text));
  }
  if (amend.deadline) out.i64(amend.deadline->count());
  if (amend.kind) out.u8(static_cast<std::uint8_t>(*amend.kind));
  out.flag(amend.follow);
  out.text(amend.incident);
  out.text(amend.objective);
  out.text(amend.rubric);
  out.count(amend.options.size());
  for (const std::string& option : amend.options) out.text(option);
  out.text(amend.why);
}

void write(CanonicalWriter& out, const terms::Order& order) {
  out.u64(order.number);
  std::visit([&](const auto& what) { write(out, what); }, order.what);
}

terms::Act read_act(CanonicalReader& in) {
  terms::Act act;
  act.action.value = in.u32();
  act.target.value = in.u32();
  act.with.value = in.u32();
  return act;
}

terms::Reply read_reply(CanonicalReader& in) {
  terms::Reply reply;
  reply.inject.value = in.u32();
  reply.option = in.u16();
  reply.text = in.text(terms::kReplyTextMax);
  return reply;
}

terms::Direct read_direct(CanonicalReader& in) {
  terms::Direct direct;
  const std::uint8_t what = in.u8();
  if (what >= terms::kSteeringCount) in.fail();
  direct.what = static_cast<terms::Steering>(what);
  direct.inject = in.text(terms::kInjectNumberMax);
  direct.cell.value = in.u32();
  direct.level = in.u16();
  direct.why = in.text(terms::kReplyTextMax);
  return direct;
}

terms::Amend read_amend(CanonicalReader& in) {
  terms::Amend amend;
  amend.inject = in.text(terms::kInjectNumberMax);
  amend.add = in.flag();
  const unsigned mask = in.u16();
  const auto given = [mask](unsigned bit) { return (mask >> bit & 1U) != 0; };
  if (mask >> (kKindBit + 1) != 0) in.fail();
  if (given(kAtBit)) amend.at = terms::from_microseconds(in.i64());
  if (given(kToBit)) {
    amend.to.emplace();
    const std::uint32_t cells = in.count(terms::kAmendCellsMax);
    for (std::uint32_t i = 0; i < cells; ++i) amend.to->push_back(terms::CellId{in.u32()});
  }
  for (unsigned i = 0; i < kAmendTexts.size(); ++i) {
    if (given(kTextsBit + i)) amend.*kAmendTexts[i] = in.text(terms::kAmendTextMax);
  }
  if (given(kDeadlineBit)) amend.deadline = terms::Duration{in.i64()};
  if (given(kKindBit)) {
    const std::uint8_t kind = in.u8();
    if (kind >= terms::kInjectKindCount) in.fail();
    amend.kind = static_cast<terms::InjectKind>(kind);
  }
  amend.follow = in.flag();
  amend.incident = in.text(terms::kAmendLineMax);
  amend.objective = in.text(terms::kAmendLineMax);
  amend.rubric = in.text(terms::kAmendLineMax);
  const std::uint32_t options = in.count(terms::kAmendOptionsMax);
  for (std::uint32_t i = 0; i < options; ++i) {
    amend.options.emplace_back(in.text(terms::kAmendLineMax));
  }
  amend.why = in.text(terms::kReplyTextMax);
  if (!within_limits(amend)) in.fail();
  return amend;
}

terms::Order read_order(CanonicalReader& in) {
  terms::Order order;
  order.number = in.u64();
  const std::uint8_t kind = in.u8();
  if (kind == kAct) {
    order.what = read_act(in);
  } else if (kind == kReply) {
    order.what = read_reply(in);
  } else if (kind == kAcknowledge) {
    order.what = terms::Acknowledge{terms::Handle{in.u32()}};
  } else if (kind == kDirect) {
    order.what = read_direct(in);
  } else if (kind == kAmend) {
    order.what = std::make_shared<const terms::Amend>(read_amend(in));
  } else {
    in.fail();
  }
  return order;
}

}  // namespace

Error damage(const Record& record, const std::string& what) {
  return {Code::kDataLoss, describe(record) + ": " + what};
}

std::string encode(const Opening& opening) {
  CanonicalWriter out;
  out.u64(opening.seed);
  out.u32(opening.orders_in_flight_max);
  out.count(opening.lockstep.size());
  for (const terms::CellId cell : opening.lockstep) out.u32(cell.value);
  return out.take();
}

std::string encode(const CellOrder& entry) {
  CanonicalWriter out;
  out.u32(entry.cell.value);
  write(out, entry.order);
  return out.take();
}

std::string encode(const CellTurn& entry) {
  CanonicalWriter out;
  out.u32(entry.cell.value);
  out.u64(entry.turn.grant);
  out.i64(terms::microseconds(entry.turn.intent.wake));
  out.count(entry.turn.intent.orders.size());
  for (const terms::Order& order : entry.turn.intent.orders) write(out, order);
  return out.take();
}

std::string encode(const CellNotes& entry) {
  CanonicalWriter out;
  out.u32(entry.cell.value);
  out.u64(entry.grant);
  out.count(entry.notes.size());
  for (const std::string& note : entry.notes) out.text(note);
  return out.take();
}

std::string encode(const Standing& standing) {
  CanonicalWriter out;
  out.u64(standing.events);
  out.u64(standing.fingerprint);
  return out.take();
}

terms::Result<Opening> decode_opening(const Record& record) {
  CanonicalReader in(record.payload);
  Opening opening;
  opening.seed = in.u64();
  opening.orders_in_flight_max = in.u32();
  const std::uint32_t cells = in.count(kCellsMax);
  for (std::uint32_t i = 0; i < cells; ++i) opening.lockstep.push_back(terms::CellId{in.u32()});
  const bool rising = std::ranges::adjacent_find(opening.lockstep, std::greater_equal<>{}) ==
                      opening.lockstep.end();
  if (!in.finished() || !rising) return damage(record, "does not hold an opening");
  return opening;
}

terms::Result<CellOrder> decode_order(const Record& record) {
  CanonicalReader in(record.payload);
  CellOrder entry;
  entry.cell.value = in.u32();
  entry.order = read_order(in);
  if (!in.finished()) return damage(record, "does not hold an order");
  return entry;
}

terms::Result<CellTurn> decode_turn(const Record& record) {
  CanonicalReader in(record.payload);
  CellTurn entry;
  entry.cell.value = in.u32();
  entry.turn.grant = in.u64();
  entry.turn.intent.wake = terms::from_microseconds(in.i64());
  const std::uint32_t orders = in.count(terms::kOrdersPerTurnMax);
  for (std::uint32_t i = 0; i < orders; ++i) entry.turn.intent.orders.push_back(read_order(in));
  if (!in.finished()) return damage(record, "does not hold an answer");
  return entry;
}

terms::Result<CellNotes> decode_notes(const Record& record) {
  CanonicalReader in(record.payload);
  CellNotes entry;
  entry.cell.value = in.u32();
  entry.grant = in.u64();
  const std::uint32_t notes = in.count(terms::kNotesPerTurnMax);
  for (std::uint32_t i = 0; i < notes; ++i) entry.notes.emplace_back(in.text(terms::kNoteMax));
  if (!in.finished()) return damage(record, "does not hold notes");
  return entry;
}

terms::Result<Standing> decode_standing(const Record& record) {
  CanonicalReader in(record.payload);
  Standing standing;
  standing.events = in.u64();
  standing.fingerprint = in.u64();
  if (!in.finished()) return damage(record, "does not hold a count and a fingerprint");
  return standing;
}

namespace {

bool has_short_words(const terms::Order& order) {
  if (const auto* reply = std::get_if<terms::Reply>(&order.what)) {
    return reply->text.size() <= terms::kReplyTextMax;
  }
  if (const terms::Amend* amend = terms::amend_in(order.what)) return within_limits(*amend);
  const auto* direct = std::get_if<terms::Direct>(&order.what);
  return direct == nullptr || (direct->why.size() <= terms::kReplyTextMax &&
                               direct->inject.size() <= terms::kInjectNumberMax);
}

}  // namespace

terms::Status within_limits(const std::vector<terms::Order>& orders) {
  const bool short_words = std::ranges::all_of(orders, has_short_words);
  if (short_words && orders.size() <= terms::kOrdersPerTurnMax) return terms::Done{};
  return Error{Code::kInvalidArgument, "a message holds at most " +
                                           std::to_string(terms::kOrdersPerTurnMax) +
                                           " orders, and a reply at most " +
                                           std::to_string(terms::kReplyTextMax) + " bytes"};
}

terms::Status within_limits(const terms::Intent& intent) {
  if (const terms::Status orders = within_limits(intent.orders); !orders) return orders;
  const bool short_notes = std::ranges::all_of(
      intent.notes, [](const std::string& note) { return note.size() <= terms::kNoteMax; });
  if (short_notes && intent.notes.size() <= terms::kNotesPerTurnMax) return terms::Done{};
  return Error{Code::kInvalidArgument, "a turn holds at most " +
                                           std::to_string(terms::kNotesPerTurnMax) + " notes of " +
                                           std::to_string(terms::kNoteMax) + " bytes"};
}

}  // namespace redoubt::conduct
