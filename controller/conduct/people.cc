#include "controller/conduct/people.h"

#include <array>

#include "controller/conduct/entry.h"
#include "controller/journal/canonical.h"

namespace redoubt::conduct {
namespace {

using journal::CanonicalReader;
using journal::CanonicalWriter;
using terms::Code;
using terms::Error;

constexpr std::uint32_t kWhyMax = terms::kReplyTextMax;

void write(CanonicalWriter& out, const ClockWish& wish) {
  out.u8(static_cast<std::uint8_t>(wish.order.what));
  out.i64(terms::microseconds(wish.order.at));
  out.u64(wish.order.rate_milli);
  out.text(wish.why);
}

void write(CanonicalWriter& out, const Posting& posting) {
  out.u8(static_cast<std::uint8_t>(posting.kind));
  out.count(posting.to.size());
  for (const terms::CellId cell : posting.to) out.u32(cell.value);
  out.text(posting.about);
  out.u64(posting.refers);
  out.text(posting.text);
  out.count(posting.fields.size());
  for (const auto& [key, value] : posting.fields) {
    out.text(key);
    out.text(value);
  }
}

void write(CanonicalWriter& out, const OrderGiven& given) { out.u64(given.number); }

void write(CanonicalWriter& out, const SeatWish& wish) {
  out.flag(wish.take);
  out.text(wish.why);
}

void write(CanonicalWriter& out, const ScoreWish& wish) {
  out.flag(wish.release);
  out.text(wish.why);
}

void write(CanonicalWriter& out, const Judgement& judgement) {
  out.u8(static_cast<std::uint8_t>(judgement.what));
  out.u32(judgement.inject.value);
  out.u32(judgement.of.value);
  out.u16(judgement.level);
  out.text(judgement.why);
}

void write(CanonicalWriter& out, const AttachmentWish& wish) {
  out.u64(wish.post);
  out.text(wish.name);
  out.text(wish.bytes);
}

void write(CanonicalWriter&, const ClockStopped&) {}

ClockWish read_clock(CanonicalReader& in) {
  ClockWish wish;
  const std::uint8_t what = in.u8();
  if (what >= kClockOrderCount) in.fail();
  wish.order.what = static_cast<ClockOrder::What>(what);
  wish.order.at = terms::from_microseconds(in.i64());
  wish.order.rate_milli = in.u64();
  wish.why = in.text(kWhyMax);
  return wish;
}

Posting read_posting(CanonicalReader& in) {
  Posting posting;
  const std::uint8_t kind = in.u8();
  if (kind >= kPostKindCount) in.fail();
  posting.kind = static_cast<PostKind>(kind);
  const std::uint32_t cells = in.count(kCellsMax);
  for (std::uint32_t i = 0; i < cells; ++i) posting.to.push_back(terms::CellId{in.u32()});
  posting.about = in.text(kPostAboutMax);
  posting.refers = in.u64();
  posting.text = in.text(kPostTextMax);
  const std::uint32_t fields = in.count(kPostFieldsMax);
  for (std::uint32_t i = 0; i < fields; ++i) {
    std::string key(in.text(kPostBytesMax));
    posting.fields[std::move(key)] = in.text(kPostBytesMax);
  }
  return posting;
}

SeatWish read_seat(CanonicalReader& in) {
  SeatWish wish;
  wish.take = in.flag();
  wish.why = in.text(kWhyMax);
  return wish;
}

ScoreWish read_score(CanonicalReader& in) {
  ScoreWish wish;
  wish.release = in.flag();
  wish.why = in.text(kWhyMax);
  return wish;
}

Judgement read_judgement(CanonicalReader& in) {
  Judgement judgement;
  const std::uint8_t what = in.u8();
  if (what >= kJudgementCount) in.fail();
  judgement.what = static_cast<Judgement::What>(what);
  judgement.inject.value = in.u32();
  judgement.of.value = in.u32();
  judgement.level = in.u16();
  judgement.why = in.text(kWhyMax);
  return judgement;
}

AttachmentWish read_attachment(CanonicalReader& in) {
  AttachmentWish wish;
  wish.post = in.u64();
  wish.name = in.text(kAttachmentNameMax);
  wish.bytes = in.text(kAttachmentBytesMax);
  return wish;
}

}  // namespace

const char* name(Judgement::What what) {
  constexpr std::array<const char*, kJudgementCount> kNames = {"proposed", "marked", "reopened"};
  return kNames.at(static_cast<std::size_t>(what));
}

const char* name(PostKind kind) {
  constexpr std::array<const char*, kPostKindCount> kNames = {
      "chat", "case", "report", "request", "status", "observation", "rating", "check"};
  return kNames.at(static_cast<std::size_t>(kind));
}

std::string encode(const Deed& deed) {
  CanonicalWriter out;
  out.text(deed.who.seat);
  out.text(deed.who.name);
  out.u32(deed.cell.value);
  out.i64(deed.wall_us);
  out.u8(static_cast<std::uint8_t>(deed.what.index()));
  std::visit([&](const auto& what) { write(out, what); }, deed.what);
  return out.take();
}

terms::Result<Deed> decode_deed(const journal::Record& record) {
  CanonicalReader in(record.payload);
  Deed deed;
  deed.who.seat = in.text(kSeatNameMax);
  deed.who.name = in.text(kPersonNameMax);
  deed.cell.value = in.u32();
  deed.wall_us = in.i64();
  switch (in.u8()) {
    case 0:
      deed.what = read_clock(in);
      break;
    case 1:
      deed.what = read_posting(in);
      break;
    case 2:
      deed.what = OrderGiven{in.u64()};
      break;
    case 3:
      deed.what = read_seat(in);
      break;
    case 4:
      deed.what = read_score(in);
      break;
    case 5:
      deed.what = read_judgement(in);
      break;
    case 6:
      deed.what = read_attachment(in);
      break;
    case 7:
      deed.what = ClockStopped{};
      break;
    default:
      in.fail();
  }
  if (!in.finished()) return damage(record, "does not hold what a person did");
  return deed;
}

terms::Status within_limits(const Person& who) {
  if (who.seat.size() <= kSeatNameMax && who.name.size() <= kPersonNameMax) return terms::Done{};
  return Error{Code::kInvalidArgument, "a person's name has at most 64 bytes"};
}

terms::Status within_limits(const Posting& posting) {
  std::size_t bytes = posting.text.size();
  for (const auto& [key, value] : posting.fields) bytes += key.size() + value.size();
  if (posting.text.size() <= kPostTextMax && posting.about.size() <= kPostAboutMax &&
      posting.fields.size() <= kPostFieldsMax && bytes <= kPostBytesMax &&
      posting.to.size() <= kCellsMax) {
    return terms::Done{};
  }
  return Error{Code::kInvalidArgument,
               "a post holds at most 8,192 bytes of text, and 32 fields; 32,768 bytes in all"};
}

}  // namespace redoubt::conduct
