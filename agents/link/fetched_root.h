#pragma once

#include <string>

#include "proto/terms/result.h"

namespace redoubt::link {

/// The root certificate (PEM) that a controller sends with its own, if its SHA-256 begins with this
/// fingerprint (hexadecimal, 32 letters at least). Nothing is told to the controller for it, and
/// nothing it says is believed: whoever trusts the root then has still to see it prove itself.
/// Errors: kUnavailable where nobody answers, kPermissionDenied where another controller does,
/// kInvalidArgument for what is no fingerprint.
terms::Result<std::string> fetch_root(const std::string& server, const std::string& fingerprint);

}  // namespace redoubt::link
