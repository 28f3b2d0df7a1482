"""How the shipped model is made and measured; needs the extra `train` and is never imported at run time."""
