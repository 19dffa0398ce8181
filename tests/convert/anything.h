#pragma once

#include <google/protobuf/descriptor.h>
#include <google/protobuf/message.h>
#include <gtest/gtest.h>

#include <string>

#include "proto/terms/random.h"

/// Any message of the wire that keeps to the rules of its fields, drawn field by field from the
/// schema itself, so that a field added later is drawn too.
namespace redoubt::convert {

class Anything {
 public:
  explicit Anything(std::uint64_t seed) : chance_(seed, terms::Purpose::kChoice, 0) {}

  void fill(google::protobuf::Message& message) {
    const auto* type = message.GetDescriptor();
    for (int i = 0; i < type->real_oneof_decl_count(); ++i) {
      const auto* choice = type->oneof_decl(i);
      set(message, *choice->field(draw(choice->field_count())));
    }
    for (int i = 0; i < type->field_count(); ++i) {
      const auto* field = type->field(i);
      if (field->real_containing_oneof() != nullptr) continue;
      if (field->is_repeated()) {
        for (int n = draw(4); n > 0; --n) set(message, *field);
      } else if (!field->has_optional_keyword() || draw(2) == 1) {
        set(message, *field);
      }
    }
  }

 private:
  using Field = google::protobuf::FieldDescriptor;

  int draw(int below) { return static_cast<int>(chance_.below(static_cast<std::uint64_t>(below))); }

  std::string text() {
    std::string letters(static_cast<std::size_t>(1 + draw(20)), ' ');
    for (char& letter : letters) letter = static_cast<char>('a' + draw(26));
    return letters;
  }

  /// Sets one value, or appends it.
  void set(google::protobuf::Message& message, const Field& field) {
    const auto* access = message.GetReflection();
    const bool more = field.is_repeated();
    const int small = 1 + draw(100);
    switch (field.cpp_type()) {
      case Field::CPPTYPE_MESSAGE:
        return fill(*(more ? access->AddMessage(&message, &field)
                           : access->MutableMessage(&message, &field)));
      case Field::CPPTYPE_STRING:
        return more ? access->AddString(&message, &field, text())
                    : access->SetString(&message, &field, text());
      case Field::CPPTYPE_ENUM:
        return access->SetEnumValue(&message, &field,
                                    1 + draw(field.enum_type()->value_count() - 1));
      case Field::CPPTYPE_BOOL:
        return access->SetBool(&message, &field, draw(2) == 1);
      case Field::CPPTYPE_UINT32:
        return more ? access->AddUInt32(&message, &field, static_cast<std::uint32_t>(small))
                    : access->SetUInt32(&message, &field, static_cast<std::uint32_t>(small));
      case Field::CPPTYPE_UINT64:
        return access->SetUInt64(&message, &field, static_cast<std::uint64_t>(small));
      case Field::CPPTYPE_INT64:
        return access->SetInt64(&message, &field, small);
      default:
        FAIL() << "a type that the wire has not used so far: " << field.full_name();
    }
  }

  terms::Stream chance_;
};

}  // namespace redoubt::convert
