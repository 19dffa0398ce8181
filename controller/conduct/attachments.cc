#include "controller/conduct/attachments.h"

#include <algorithm>
#include <array>
#include <utility>

namespace redoubt::conduct {

using terms::Code;
using terms::Error;
namespace {

using std::string_view_literals::operator""sv;

bool letter_or_digit(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
}

/// Bytes of the character that begins so; 0 for what begins none.
std::size_t length_of(unsigned char first) {
  if (first < 0x80) return 1;
  if (first >= 0xc2 && first < 0xe0) return 2;
  if (first >= 0xe0 && first < 0xf0) return 3;
  return first >= 0xf0 && first < 0xf5 ? 4 : 0;
}

bool is_text(std::string_view bytes) {
  for (std::size_t i = 0; i < bytes.size();) {
    const auto first = static_cast<unsigned char>(bytes[i]);
    const std::size_t length = length_of(first);
    if (length == 0 || i + length > bytes.size()) return false;
    const bool control = first < 0x20 && first != '\n' && first != '\r' && first != '\t';
    if (control || first == 0x7f) return false;
    for (std::size_t k = 1; k < length; ++k) {
      if ((static_cast<unsigned char>(bytes[i + k]) & 0xc0U) != 0x80U) return false;
    }
    i += length;
  }
  return !bytes.empty();
}

}  // namespace

std::optional<FileType> type_of(std::string_view bytes) {
  if (bytes.starts_with("\x89PNG\r\n\x1a\n"sv)) return FileType::kPng;
  if (bytes.starts_with("\xff\xd8\xff"sv)) return FileType::kJpeg;
  if (bytes.starts_with("%PDF-"sv)) return FileType::kPdf;
  if (is_text(bytes)) return FileType::kText;
  return std::nullopt;
}

const char* media_type(FileType type) {
  constexpr std::array<const char*, 4> kTypes = {"image/png", "image/jpeg", "application/pdf",
                                                 "text/plain; charset=utf-8"};
  return kTypes.at(static_cast<std::size_t>(type));
}

bool plain_file_name(std::string_view name) {
  if (name.empty() || name.size() > kAttachmentNameMax || name.front() == '.') return false;
  return std::ranges::all_of(
      name, [](char c) { return letter_or_digit(c) || c == '.' || c == '-' || c == '_'; });
}

terms::Status Attachments::may(const Person& who, const AttachmentWish& wish,
                               const Logbook& logbook) const {
  if (wish.bytes.size() > kAttachmentBytesMax) {
    return Error{Code::kInvalidArgument, "an attachment has at most 256 KiB"};
  }
  if (!plain_file_name(wish.name)) {
    return Error{Code::kInvalidArgument, "this is no name for a file"};
  }
  if (!type_of(wish.bytes)) {
    return Error{Code::kInvalidArgument, "only PNG, JPEG, PDF and plain text can be attached"};
  }
  const auto& posts = logbook.posts();
  const bool exists = wish.post > 0 && wish.post <= posts.size();
  const bool own = exists && posts[wish.post - 1]->what.kind == PostKind::kObservation &&
                   posts[wish.post - 1]->who.seat == who.seat;
  if (!own) return Error{Code::kInvalidArgument, "there is no such observation of yours"};
  if (all_.size() >= kAttachmentsMax || bytes_ + wish.bytes.size() > kAttachmentsBytesMax) {
    return Error{Code::kResourceExhausted, "no more can be attached in this exercise"};
  }
  return terms::Done{};
}

void Attachments::add(Attachment attachment) {
  attachment.number = all_.size() + 1;
  attachment.type = type_of(attachment.what.bytes).value_or(FileType::kText);
  bytes_ += attachment.what.bytes.size();
  all_.push_back(std::make_shared<const Attachment>(std::move(attachment)));
}

}  // namespace redoubt::conduct
